// A source of packages for tests: somebody brings one by hand. There is no request, the clerk may be unknown, and its
// policy is its own. It shows that a source needs no change in the module that stores and opens packages.
import type { Policy } from '@diia-desk/diia-client'
import type { ArrivalsContext } from '../src/features/arrivals/packages/arrivals-context.ts'
import { dataFrameHead, endFrame, headerFrame } from '../src/features/arrivals/packages/package-format.ts'
import { storePackage } from '../src/features/arrivals/packages/store-package.ts'
import type { Owner, Source } from '../src/features/arrivals/packages/source.ts'

export interface HandSource extends Source {
  /** The calls it received, in order. */
  told: string[]
}

export function handSource(policy: Policy = { kind: 'any-trusted' }): HandSource {
  const told: string[] = []
  return {
    name: 'hand',
    policies: { 'of-hand': policy },
    told,
    async stored(_change, { source }) {
      told.push(`stored from ${source}`)
    },
    async released(_change, { source }, { request, window }) {
      told.push(`released from ${source} to ${request ?? 'no request'}, ${window ?? 'no window'}`)
    },
    async setAside(_change, { source }, reason) {
      told.push(`set aside from ${source}: ${reason}`)
    },
  }
}

/**
 * Stores what the callback would have received.
 *
 * @returns whether it was received before
 */
export async function bring(
  ctx: ArrivalsContext,
  { headers, body }: { headers: Record<string, string>; body: Uint8Array },
  owner: Owner = {},
): Promise<boolean> {
  const writer = await ctx.blobs.createWriter()
  const contentType = headers['content-type'] as string
  const form = await new Response(Buffer.from(body), { headers: { 'content-type': contentType } }).formData()
  for (const [fieldName, part] of form) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : Buffer.from(await part.arrayBuffer())
    await writer.write(headerFrame(typeof part === 'string' ? { fieldName } : { fieldName, fileName: part.name }))
    await writer.write(dataFrameHead(bytes.length))
    await writer.write(bytes)
  }
  await writer.write(endFrame())
  const arrival = { source: 'hand', policy: 'of-hand', receivedAt: ctx.now(), ...owner }
  return await storePackage(ctx, arrival, ctx.keys.hash('delivery', Buffer.from(body).toString('latin1')), writer)
}
