import type { Logger } from '../logger.ts'
import type { Bus } from './bus.ts'
import type { Db } from './database.ts'
import type { OpenMarker } from './folder-marker.ts'
import { lastCommittedEvent } from './identity.ts'

/** The marker is updated this long after an event, however many events there are. */
const noteAfterMs = 50
/** A power cut may lose this much of the marker's updates. */
const flushEveryMs = 5000

/**
 * Updates the folder's marker after events. Nobody waits for it. If the marker is behind, an older database can be
 * accepted, and the files it does not know are set aside. Nothing worse can happen.
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
  // A killed process may have left the marker behind its events.
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
