import type { Context } from '../../../context.ts'
import type { DiiaConnection } from '../../../diia/connection.ts'
import { addSeconds } from '../../../time.ts'
import { moveRequest } from './repository.ts'
import type { WaitingCodes } from './repository.ts'

type WatchContext = Context & Pick<DiiaConnection, 'diia'> & WaitingCodes

/** The visitor may confirm at the last moment, and the answer needs some time to arrive. */
const graceSeconds = 5
const tickMs = 1000

/**
 * Watches waiting requests: asks Diia for their status, because a refusal is not reported by a callback, and ends those
 * whose time is over. Returns a function that stops it.
 */
export function watchRequests(ctx: WatchContext): () => void {
  let stopped = false
  let lastPoll = 0
  let timer: NodeJS.Timeout

  async function tick(): Promise<void> {
    try {
      await endLapsed(ctx)
      const { statusPollSeconds } = ctx.config.diia
      if (statusPollSeconds > 0 && performance.now() - lastPoll >= statusPollSeconds * 1000) {
        lastPoll = performance.now()
        await pollWaiting(ctx)
      }
    } catch (error) {
      if (!stopped) ctx.log.error({ error }, 'watching requests failed')
    }
    if (!stopped) schedule()
  }
  function schedule(): void {
    timer = setTimeout(() => void tick(), tickMs)
    timer.unref()
  }
  schedule()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

/** Ends requests whose code can no longer be valid, and those that a crash left in `asking`. */
export async function endLapsed(ctx: Context & WaitingCodes): Promise<void> {
  const overdue = await ctx.db
    .selectFrom('document_requests')
    .select('id')
    .where('state', 'in', ['waiting', 'asking'])
    .where('code_ends_at', '<', addSeconds(ctx.now(), -graceSeconds).toISOString())
    .execute()
  for (const { id } of overdue) await moveRequest(ctx, id, ['waiting', 'asking'], 'lapsed')
}

/** Status values are known from clients, not from a specification. An unknown value changes nothing. */
export async function pollWaiting(ctx: WatchContext): Promise<void> {
  const waiting = await ctx.db.selectFrom('document_requests').select('id').where('state', '=', 'waiting').execute()
  await Promise.all(
    waiting.map(async ({ id }) => {
      try {
        const code = ctx.waitingCodes.get(id)
        const { status } = await ctx.diia.documentRequestStatus({
          requestId: id,
          ...(code?.kind === 'barcode' && { barcode: code.value }),
        })
        if (status === 'refuse') await moveRequest(ctx, id, ['waiting'], 'refused')
        if (status === 'notUsed') await moveRequest(ctx, id, ['waiting'], 'lapsed')
      } catch (error) {
        // The package may still arrive; the next round asks again.
        ctx.log.debug({ operation: 'document-request-status', requestId: id, error }, 'no status')
      }
    }),
  )
}
