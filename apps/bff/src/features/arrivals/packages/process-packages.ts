import type { ArrivalsContext } from './arrivals-context.ts'
import { claimPackage } from './claim-package.ts'
import type { Lane } from './claim-package.ts'
import { pauseSeconds } from './pauses.ts'
import { processPackage } from './process-package.ts'

/** The queue is also checked at this interval, in case a wake-up was missed. */
const lookMs = 5000

export interface PackageQueue {
  /** Takes no further packages, and resolves once the running ones have ended. */
  stop(): Promise<void>
}

/**
 * Processes stored packages in two lanes, each with its own workers. The rows are the queue, so a crash loses nothing.
 */
export function startPackageQueue(ctx: ArrivalsContext): PackageQueue {
  const lanes = [startLane(ctx, 'light', Math.max(1, ctx.unwrapWorkers.size - 1)), startLane(ctx, 'heavy', 1)]
  const unsubscribe = ctx.bus.onWake('packages', () => {
    for (const lane of lanes) lane.look()
  })
  return {
    async stop() {
      unsubscribe()
      await Promise.all(lanes.map((lane) => lane.stop()))
    },
  }
}

function startLane(ctx: ArrivalsContext, lane: Lane, size: number): { look(): void; stop(): Promise<void> } {
  let stopped = false
  const running = new Set<Promise<void>>()
  let looking: Promise<void> | undefined
  let lookAgain = false
  let taken = 0
  let failures = 0
  let notBefore = 0

  function look(): void {
    if (stopped || performance.now() < notBefore) return
    lookAgain = true
    looking ??= fill().finally(() => {
      looking = undefined
      if (lookAgain && running.size < size) look()
    })
  }
  async function fill(): Promise<void> {
    try {
      while (lookAgain && !stopped) {
        lookAgain = false
        while (running.size < size && !stopped) {
          const row = await claimPackage(ctx, lane, lane === 'light' && taken % 2 === 1)
          failures = 0
          if (row === undefined) break
          taken++
          const work = processPackage(ctx, row, lane).finally(() => {
            running.delete(work)
            look()
          })
          running.add(work)
        }
      }
    } catch (error) {
      if (stopped) return
      // The database itself failed, so the pause can only be kept in memory.
      lookAgain = false
      notBefore = performance.now() + pauseSeconds(Math.min(++failures, 4)) * 1000
      ctx.log.error({ error }, 'reading the package queue failed')
    }
  }

  const timer = setInterval(look, lookMs)
  timer.unref()
  look()
  return {
    look,
    async stop() {
      stopped = true
      clearInterval(timer)
      await looking
      await Promise.allSettled(running)
    },
  }
}
