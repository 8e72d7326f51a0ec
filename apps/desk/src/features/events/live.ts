// Keeps the screens true: each event of the bff makes stale what it speaks of, and the queries read it again.
// EventSource comes back by itself after a lost connection with Last-Event-ID; after an answer that is no stream
// (401, 502) it gives up for good, so it is made anew here with growing pauses.
import { deskEventSchema, isOpen, paths, type DeskEvent, type DocumentRequest } from '@diia-desk/contract'
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { createStore, useStore } from '../../lib/store.ts'

/** Quiet for so long before the bar speaks of a lost connection: a reload of the bff is shorter. */
const patienceMs = 3_000
const longestPauseMs = 15_000
/** While no event can come, the screens ask this often by themselves. */
const pollMs = 5_000

const lost = createStore(false)

/** True when the stream has been down long enough to tell. */
export function useConnectionLost(): boolean {
  return useStore(lost)
}

/** What an event makes stale. An appeal to which a check or a request belongs has an event of its own beside theirs. */
// oxlint-disable-next-line typescript/consistent-return -- the switch names every event, and tsc holds it to that
function touchedBy(event: DeskEvent): QueryKey[] {
  switch (event.type) {
    case 'document-request':
      return [['document-requests', event.id], ['today'], ['document-copies', 'day']]
    case 'validation':
      return [['today']]
    case 'diia-link':
      return [['centre'], ['system-health']]
    case 'appeal':
      return [['appeals', 'one', event.id], ['appeals', 'list'], ['appeals', 'tasks']]
    case 'export-pull':
      return [['monitoring']]
    case 'system-health':
      return [['system-health']]
    case 'resync':
      return [[]]
  }
}

/** Listens until the returned function is called. */
export function startLive(client: QueryClient): () => void {
  let source: EventSource | undefined
  let pauseMs = 1000
  let again: ReturnType<typeof setTimeout> | undefined
  let patience: ReturnType<typeof setTimeout> | undefined
  let polling: ReturnType<typeof setInterval> | undefined

  const refreshAll = () => void client.invalidateQueries()

  function open() {
    source = new EventSource(paths.events, { withCredentials: true })
    source.addEventListener('open', () => {
      pauseMs = 1000
      clearTimeout(patience)
      patience = undefined
      lost.set(false)
      if (polling === undefined) return
      clearInterval(polling)
      polling = undefined
      refreshAll()
    })
    source.addEventListener('message', ({ data }) => take(data))
    source.addEventListener('error', fail)
  }

  function take(data: unknown) {
    const event = deskEventSchema.safeParse(typeof data === 'string' ? parse(data) : undefined)
    // An event of a newer bff: what it speaks of is unknown, so everything is read again.
    if (!event.success) {
      refreshAll()
      return
    }
    if (event.data.type === 'document-request' && event.data.state === 'checking') showChecking(client, event.data.id)
    for (const queryKey of touchedBy(event.data)) void client.invalidateQueries({ queryKey })
  }

  function fail() {
    patience ??= setTimeout(() => lost.set(true), patienceMs)
    if (polling === undefined) {
      polling = setInterval(refreshAll, pollMs)
      // At once too: it tells a lost session from a lost network.
      refreshAll()
    }
    if (source?.readyState !== EventSource.CLOSED) return
    source.close()
    clearTimeout(again)
    again = setTimeout(open, pauseMs)
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }

  open()
  return () => {
    source?.close()
    clearTimeout(again)
    clearTimeout(patience)
    clearInterval(polling)
    lost.set(false)
  }
}

/** The visitor has confirmed: that is on the screen at once, the rest of the request is read after it. */
function showChecking(client: QueryClient, id: string) {
  client.setQueryData<DocumentRequest>(['document-requests', id], (known) => (known !== undefined && isOpen(known.state) ? { ...known, state: 'checking' } : known))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
