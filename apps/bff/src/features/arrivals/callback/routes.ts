import { Router } from 'express'
import type { Request, Response } from 'express'
import type { ArrivalsContext } from '../packages/arrivals-context.ts'
import { callOf } from '../../../http/call.ts'
import { notForStaff } from '../../../http/access.ts'
import { sameText } from '../../../same-text.ts'
import { troubleOf } from '../../../trouble.ts'
import { storePackage } from '../packages/store-package.ts'
import type { Arrival } from '../packages/source.ts'
import { receiveParts } from './receive-parts.ts'
import { Refusal, refusals } from './refusal.ts'

/**
 * POST /diia/callback/{secret}: Diia delivers a package.
 *
 * It does only what is necessary before it answers: checks the address and the request, streams the parts into
 * encrypted storage, makes file and row durable, answers `{"success":true}`. The content is checked later, from the
 * queue. Diia does not sign the call itself, so the secret segment and an open request are the only protection.
 */
export function diiaCallbackRoutes(ctx: ArrivalsContext): Router {
  return Router().all(
    '/diia/callback/:secret',
    notForStaff('Diia delivers; the address is a secret'),
    async (req, res) => {
      try {
        const arrival = await admit(ctx, req)
        const { duplicate, bytes, parts } = await take(ctx, req, arrival)
        ctx.log.info(
          {
            callId: callOf(res).id,
            source: arrival.source,
            requestId: arrival.request,
            bytes,
            parts,
            outcome: duplicate ? 'duplicate' : 'stored',
          },
          'package acknowledged',
        )
        res.json({ success: true })
      } catch (error) {
        refuse(ctx, req, res, error)
      }
    },
  )
}

/** @throws {Refusal} for callers without the secret, and for requests that are not ours or too old */
async function admit(ctx: ArrivalsContext, req: Request): Promise<Arrival> {
  if (!sameText(req.params.secret as string, ctx.callbackSecret) || req.method !== 'POST')
    throw new Refusal('unknown-address')
  // Diia.Signature uses the same address and names an action; sharing names none.
  if (req.get('x-diia-id-action') !== undefined) throw new Refusal('unsupported-action')
  const requestId = req.get('x-document-request-trace-id')
  if (requestId === undefined || requestId === '' || requestId.length > 255) throw new Refusal('no-request-id')
  const arrival = await ctx.sources.matchCallback(requestId)
  if (arrival === undefined) throw new Refusal('unknown-request')
  if (Number(req.get('content-length') ?? 0) > ctx.config.callback.limits.packageBytes * 1.1)
    throw new Refusal('too-large')
  return arrival
}

async function take(
  ctx: ArrivalsContext,
  req: Request,
  arrival: Arrival,
): Promise<{ duplicate: boolean; bytes: number; parts: number }> {
  const writer = await ctx.blobs.createWriter()
  const received = await receiveParts(req, writer, ctx.keys, ctx.config.callback.limits).catch(
    async (error: unknown) => {
      await writer
        .abort()
        .catch((failure: unknown) => ctx.log.warn({ error: failure }, 'file of a failed delivery stays'))
      throw error
    },
  )
  // From here on storePackage owns the file, because it knows whether a row may refer to it.
  const duplicate = await storePackage(ctx, arrival, ctx.keys.hash('delivery', received.fingerprint), writer)
  return { duplicate, bytes: received.bytes, parts: received.parts }
}

function refuse(ctx: ArrivalsContext, req: Request, res: Response, error: unknown): void {
  const trouble = error instanceof Refusal ? undefined : troubleOf(error)
  const code = error instanceof Refusal ? error.code : trouble === 'unknown' ? 'failed' : 'unavailable'
  if (trouble === undefined) ctx.log.warn({ callId: callOf(res).id, reason: code }, 'delivery refused')
  else {
    ctx.disk.recordTrouble(trouble)
    ctx.log.error({ callId: callOf(res).id, reason: trouble, error }, 'delivery failed')
  }
  if (res.headersSent || req.socket.destroyed) return
  // The rest of the body is not needed. It is read a moment longer, so that the answer arrives, and then the connection
  // is closed.
  res.status(refusals[code]).set('Connection', 'close').json({ success: false, error: code })
  req.resume()
  setTimeout(() => req.socket.destroy(), 2000).unref()
}
