// Keeps the screens true: each event of the bff makes stale what it speaks of, and the queries read it again.
import { deskEventSchema, isOpen, paths, type DeskEvent, type DocumentRequest } from '@diia-desk/contract'
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { createStore, useStore } from '../../lib/store.ts'
import { watchLiveness, type Liveness } from './liveness.ts'
import { shareEvents } from './shared-events.ts'

/** Set by the watch below alone; the gallery of states sets it to show them. */
export const liveness = createStore<Liveness>('live')

/** Whether changes come to the screen as they happen, after a delay, or not at all. */
export function useLiveness(): Liveness {
  return useStore(liveness)
}

/** What an event makes stale. An appeal to which a check or a request belongs has an event of its own beside theirs. */
// oxlint-disable-next-line typescript/consistent-return -- the switch names every event, and tsc holds it to that
function touchedBy(event: DeskEvent): QueryKey[] {
  switch (event.type) {
    case 'document-request':
      return [['document-requests', event.id], ['today'], ['document-copies', 'day']]
    case 'document-copies':
      return [['document-copies', 'day']]
    case 'validation':
      return [['today']]
    case 'diia-link':
      return [['centre'], ['system-health']]
    case 'appeal':
      return [
        ['appeals', 'one', event.id],
        ['appeals', 'list'],
        ['appeals', 'tasks'],
      ]
    case 'export-pull':
      return [['monitoring']]
    case 'system-health':
      return [['system-health']]
    case 'resync':
      return [[]]
  }
}

/** Listens to the events of a session until the returned function is called. */
export function startLive(client: QueryClient, session: string): () => void {
  const refreshAll = () => void client.invalidateQueries()
  const watch = watchLiveness({ refresh: refreshAll, reaches, onChange: liveness.set })
  const stopEvents = shareEvents(session, (sound) => {
    if (sound.kind === 'opened') return watch.opened()
    if (sound.kind === 'failed') return watch.failed()
    watch.heard()
    if (sound.kind === 'event') take(sound.data)
  })

  function take(data: string) {
    const event = deskEventSchema.safeParse(parse(data))
    // An event of a newer bff: what it speaks of is unknown, so everything is read again.
    if (!event.success) {
      refreshAll()
      return
    }
    if (event.data.type === 'document-request' && event.data.state === 'checking') showChecking(client, event.data.id)
    for (const queryKey of touchedBy(event.data)) void client.invalidateQueries({ queryKey })
  }

  return () => {
    stopEvents()
    watch.stop()
    liveness.set('live')
  }
}

/** Asked of the page's own server, past queries and sessions: any answer of it will do. */
async function reaches(): Promise<boolean> {
  try {
    return (
      (await fetch(paths.live, { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(4_000) })).status <
      500
    )
  } catch {
    return false
  }
}

/** The visitor has confirmed: that is on the screen at once, the rest of the request is read after it. */
function showChecking(client: QueryClient, id: string) {
  client.setQueryData<DocumentRequest>(['document-requests', id], (known) =>
    known !== undefined && isOpen(known.state) ? { ...known, state: 'checking' } : known,
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
