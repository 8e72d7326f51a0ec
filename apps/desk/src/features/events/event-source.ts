// The stream of events as it comes from the bff. EventSource comes back by itself after a lost connection with
// Last-Event-ID; after an answer that is no stream (401, 502) it gives up for good, so it is made anew with growing pauses.
import { paths } from '@diia-desk/contract'
import { ofThisTab } from '../../lib/tab-session.ts'

const firstPauseMs = 1_000
const longestPauseMs = 15_000

/** What the stream tells, the same in the tab that holds it and in those that hear of it. */
export type Sound =
  | { kind: 'opened' | 'failed' }
  | { kind: 'beat'; id: string }
  | { kind: 'event'; id: string; data: string }

/** Listens until the returned function is called. `after`: the last event that this browser has heard, if any. */
export function openEvents(after: () => string, onSound: (sound: Sound) => void): () => void {
  let source: EventSource | undefined
  let pauseMs = firstPauseMs
  let again: ReturnType<typeof setTimeout> | undefined

  function open() {
    const path = ofThisTab(paths.events)
    const opened = new EventSource(
      after() === '' ? path : `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(after())}`,
      { withCredentials: true },
    )
    source = opened
    opened.addEventListener('open', () => {
      pauseMs = firstPauseMs
      onSound({ kind: 'opened' })
    })
    opened.addEventListener('beat', ({ lastEventId }) => onSound({ kind: 'beat', id: lastEventId }))
    opened.addEventListener('message', ({ data, lastEventId }: MessageEvent<string>) =>
      onSound({ kind: 'event', id: lastEventId, data }),
    )
    opened.addEventListener('error', () => {
      onSound({ kind: 'failed' })
      if (source !== opened || opened.readyState !== EventSource.CLOSED) return
      opened.close()
      clearTimeout(again)
      again = setTimeout(open, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    })
  }

  open()
  return () => {
    source?.close()
    source = undefined
    clearTimeout(again)
  }
}
