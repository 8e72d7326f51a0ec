// Keeps the screens up to date: each event of the bff invalidates the queries that it concerns.
import { deskEventSchema, isOpen, paths, type DeskEvent, type DocumentRequest } from '@diia-desk/contract'
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { createStore, useStore } from '../../lib/store.ts'
import { watchLiveness, type Liveness } from './liveness.ts'
import { shareEvents } from './shared-events.ts'

/** Set only by `watchLiveness` below, and by the gallery to show each state. */
export const liveness = createStore<Liveness>('live')

/** Whether changes appear on the screen at once, with a delay, or not at all. */
export function useLiveness(): Liveness {
  return useStore(liveness)
}

/**
 * The queries that an event invalidates. An appeal has an event of its own when a check or a request is attached to it.
 */
// oxlint-disable-next-line typescript/consistent-return -- the switch names every event, and tsc holds it to that
function queriesConcernedBy(event: DeskEvent): QueryKey[] {
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
  const watch = watchLiveness({ refresh: refreshAll, isServerReachable, onChange: liveness.set })
  const stopEvents = shareEvents(session, (message) => {
    if (message.kind === 'opened') return watch.opened()
    if (message.kind === 'failed') return watch.failed()
    watch.heard()
    if (message.kind === 'event') take(message.data)
  })

  function take(data: string) {
    const event = deskEventSchema.safeParse(parse(data))
    // An event of a newer bff: it is not known what it concerns, so everything is read again.
    if (!event.success) {
      refreshAll()
      return
    }
    if (event.data.type === 'document-request' && event.data.state === 'checking') showChecking(client, event.data.id)
    for (const queryKey of queriesConcernedBy(event.data)) void client.invalidateQueries({ queryKey })
  }

  return () => {
    stopEvents()
    watch.stop()
    liveness.set('live')
  }
}

/** Asks the server without queries and session: any answer means that it can be reached. */
async function isServerReachable(): Promise<boolean> {
  try {
    return (
      (await fetch(paths.live, { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(4_000) })).status <
      500
    )
  } catch {
    return false
  }
}

/** The visitor has confirmed: the state is shown at once, and the rest of the request is read afterwards. */
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
