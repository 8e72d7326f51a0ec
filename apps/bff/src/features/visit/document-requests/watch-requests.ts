import type { Context } from '../../../context.ts'
import type { DiiaConnection } from '../../../diia/connection.ts'
import { addSeconds } from '../../../time.ts'
import { moveRequest } from './repository.ts'
import type { WaitingCodes } from './repository.ts'

type WatchContext = Context & Pick<DiiaConnection, 'diia'> & WaitingCodes

/** The visitor may tap at the last moment; the answer then needs a moment to travel. */
const graceSeconds = 5
const tickMs = 1000

/**
 * Follows requests that wait: asks Diia how they stand, since a refusal comes by no callback, and ends those whose
 * time has run out. Returns a function that stops it.
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

/** Requests whose code must be dead by now come to an end; so do those that a crash left in `asking`. */
export async function endLapsed(ctx: Context & WaitingCodes): Promise<void> {
  const overdue = await ctx.db
    .selectFrom('document_requests')
    .select('id')
    .where('state', 'in', ['waiting', 'asking'])
    .where('code_ends_at', '<', addSeconds(ctx.now(), -graceSeconds).toISOString())
    .execute()
  for (const { id } of overdue) await moveRequest(ctx, id, ['waiting', 'asking'], 'lapsed')
}

/** Values of the status are reported by clients, not by a specification: what we don't know changes nothing. */
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
        // The package may come all the same; the next round asks again.
        ctx.log.debug({ operation: 'document-request-status', requestId: id, error }, 'no status')
      }
    }),
  )
}
