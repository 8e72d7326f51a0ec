import type { Logger } from '../logger.ts'
import type { Bus } from './bus.ts'
import type { Db } from './database.ts'
import type { OpenMarker } from './folder-marker.ts'
import { lastCommittedEvent } from './identity.ts'

/** So long after an event the marker knows it, however many there are. */
const noteAfterMs = 50
/** So much a power cut may take from the marker. */
const flushEveryMs = 5000

/**
 * Moves the folder's marker on behind the events. Nobody waits for it: a marker that lags lets an older database pass
 * whose files are then set aside, and never more.
 */
export function keepMarker(
  { db, bus, log }: { db: Db; bus: Bus; log: Logger },
  marker: OpenMarker,
): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> = Promise.resolve()
  let failing = false

  function work(act: () => Promise<void>): void {
    working = working.then(act).then(
      () => {
        failing = false
      },
      (error: unknown) => {
        if (!failing) log.error({ error }, 'the marker of the data folder can not be written')
        failing = true
      },
    )
  }
  async function note(): Promise<void> {
    timer = undefined
    const last = await lastCommittedEvent(db)
    if (last !== undefined) await marker.advance(last)
  }
  // A process that was killed may have left it behind.
  work(note)
  const unsubscribe = bus.onWake('events', () => {
    timer ??= setTimeout(() => work(note), noteAfterMs)
  })
  const flushing = setInterval(() => work(() => marker.flush()), flushEveryMs)
  flushing.unref()
  return {
    async stop() {
      unsubscribe()
      clearInterval(flushing)
      clearTimeout(timer)
      work(note)
      work(() => marker.flush())
      await working
      await marker.close()
    },
  }
}
