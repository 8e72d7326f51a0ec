// The stream of events from the bff. After a lost connection EventSource reconnects by itself with Last-Event-ID; after
// a response that is not a stream (401, 502) it stops for good, so it is created again with increasing delays.
import { paths } from '@diia-desk/contract'
import { withTabSession } from '../../lib/tab-session.ts'

const firstPauseMs = 1_000
const longestPauseMs = 15_000

/** A message of the stream, the same in the tab that holds the stream and in the tabs that receive it from there. */
export type StreamMessage =
  | { kind: 'opened' | 'failed' }
  | { kind: 'beat'; id: string }
  | { kind: 'event'; id: string; data: string }

/**
 * Listens until the returned function is called. `after` returns the id of the last event received in this browser, if
 * any.
 */
export function openEvents(after: () => string, onMessage: (message: StreamMessage) => void): () => void {
  let source: EventSource | undefined
  let pauseMs = firstPauseMs
  let again: ReturnType<typeof setTimeout> | undefined

  function open() {
    const path = withTabSession(paths.events)
    const opened = new EventSource(
      after() === '' ? path : `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(after())}`,
      { withCredentials: true },
    )
    source = opened
    opened.addEventListener('open', () => {
      pauseMs = firstPauseMs
      onMessage({ kind: 'opened' })
    })
    opened.addEventListener('beat', ({ lastEventId }) => onMessage({ kind: 'beat', id: lastEventId }))
    opened.addEventListener('message', ({ data, lastEventId }: MessageEvent<string>) =>
      onMessage({ kind: 'event', id: lastEventId, data }),
    )
    opened.addEventListener('error', () => {
      onMessage({ kind: 'failed' })
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
