import type { Context } from '../context.ts'
import type { HealthContext } from './health-context.ts'
import { changeWithEvents } from '../events/events.ts'
import { lookAgainAtStale } from '../features/arrivals/packages/look-again.ts'
import { queueHealth } from './queue-health.ts'

const lookMs = 15_000

/**
 * Sends an event to open screens when a state that administrators see changes by itself: the disk, a late queue, the
 * clock. Returns a function that stops it.
 */
export function watchHealth(ctx: HealthContext): () => void {
  let last = 'ok/false'
  let stopped = false

  async function look(): Promise<void> {
    try {
      const [{ state }, { late }] = await Promise.all([ctx.disk.look(), queueHealth(ctx)])
      const next = `${state}/${late}`
      if (next === last || stopped) return
      last = next
      if (state !== 'ok') ctx.log.error({ state }, 'disk in trouble')
      if (late) ctx.log.warn({ state: 'late' }, 'packages wait too long')
      await tellOfHealth(ctx)
    } catch (error) {
      if (!stopped) ctx.log.error({ error }, 'checking the system failed')
    }
  }

  const stopHearing = ctx.clock.onChange(() => {
    const { wrong, offsetSeconds } = ctx.clock
    if (wrong) ctx.log.error({ seconds: offsetSeconds }, 'our clock is wrong')
    else ctx.log.info({ seconds: offsetSeconds }, 'our clock agrees with that of Diia')
    Promise.all([tellOfHealth(ctx), lookAgainAtStale(ctx)]).catch((error: unknown) => {
      if (!stopped) ctx.log.error({ error }, 'publishing the state of the clock failed')
    })
  })
  void look()
  const timer = setInterval(() => void look(), lookMs)
  timer.unref()
  return () => {
    stopped = true
    stopHearing()
    clearInterval(timer)
  }
}

async function tellOfHealth(ctx: Context): Promise<void> {
  await changeWithEvents(ctx, ({ tell }) => tell({ type: 'system-health' }))
}
