import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { request as httpRequest } from 'undici'
import type { Context } from './context.ts'
import { isRecord, parseJson } from './json.ts'
import type { MadePackage } from './packages.ts'
import type { DeliveryOutcome, DeliveryRecord, KeptRequest } from './store.ts'

/**
 * Posts the copies of a confirmed request to the callback, with the fault that waits for the next delivery. There
 * are no retries, as nothing is known of Diia's.
 * @returns 'delivered' if the partner took at least one of the calls.
 */
export async function deliver(ctx: Context, request: KeptRequest): Promise<DeliveryOutcome> {
  const fault = ctx.faults.nextDeliveries.shift() ?? {}
  const note = (outcome: DeliveryOutcome, more: Partial<DeliveryRecord> = {}): DeliveryOutcome => {
    const record = {
      requestId: request.requestId,
      at: ctx.clock.now(),
      outcome,
      bytes: 0,
      milliseconds: 0,
      fileNames: [],
      ...more,
    }
    ctx.store.deliveries.push(record)
    return outcome
  }
  if (ctx.callbackUrl === undefined) return note('no-callback')
  if (fault.withhold) return note('withheld')
  try {
    if (fault.delayMs) await wait(fault.delayMs, undefined, { signal: ctx.stopping })
    const { makePackage } = await import('./packages.ts')
    const { branch, code, documents, requestId } = request
    const recipient = String(branch.fields.customFullName ?? branch.fields.name)
    const made = await makePackage(ctx, {
      requestId,
      barcode: code.barcode,
      citizen: code.citizen,
      documents,
      recipient,
      fault,
    })
    const url = ctx.callbackUrl
    const call = (): Promise<DeliveryOutcome> => post(ctx, url, made, fault.tear ?? false, note)
    const outcomes: DeliveryOutcome[] = []
    const times = fault.repeat ?? 1
    if (fault.atOnce) outcomes.push(...(await Promise.all(Array.from({ length: times }, call))))
    else for (let i = 0; i < times; i++) outcomes.push(await call())
    return outcomes.find((outcome) => outcome === 'delivered') ?? outcomes[0] ?? 'withheld'
  } catch (error) {
    if (ctx.stopping.aborted) return 'withheld'
    return note('not-made', { fault: error instanceof Error ? error.message : 'unknown' })
  }
}

/** Only 200 with `success: true` counts as taken. */
async function post(
  ctx: Context,
  url: string,
  { headers, body, fileNames }: MadePackage,
  tear: boolean,
  note: (outcome: DeliveryOutcome, more: Partial<DeliveryRecord>) => DeliveryOutcome,
): Promise<DeliveryOutcome> {
  const started = performance.now()
  const measured = (): Partial<DeliveryRecord> => ({
    bytes: body.length,
    fileNames,
    milliseconds: Math.round(performance.now() - started),
  })
  const limit = AbortSignal.timeout(ctx.switches.deliveryTimeoutMs)
  try {
    const response = await httpRequest(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(body.length) },
      body: tear ? Readable.from(halfOf(body)) : body,
      dispatcher: ctx.agent,
      signal: AbortSignal.any([limit, ctx.stopping]),
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    const answer = (await response.body.text()).slice(0, 2000)
    const taken = response.statusCode === 200 && saysSuccess(answer)
    return note(taken ? 'delivered' : 'refused', { ...measured(), status: response.statusCode, answer })
  } catch {
    return note(tear ? 'torn' : limit.aborted ? 'timeout' : 'unreachable', measured())
  }
}

/** The connection closes where the generator throws. */
async function* halfOf(body: Buffer): AsyncGenerator<Buffer> {
  yield body.subarray(0, body.length >> 1)
  // The first half must reach the other side before the end does.
  await wait(50)
  throw new Error('torn on purpose')
}

function saysSuccess(answer: string): boolean {
  const value = parseJson(answer)
  return isRecord(value) && value.success === true
}
