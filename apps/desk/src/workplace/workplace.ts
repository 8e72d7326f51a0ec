import type { Session } from '@diia-desk/contract'
import type { QueryClient } from '@tanstack/react-query'
import { emptyDraft, isBegun, type Draft } from '../features/appeals/draft.ts'
import { createDeskPorts } from './desk-ports.ts'
import { createDesk, type Desk } from './desk-store.ts'
import { createVisits, type Visits } from './visit-store.ts'
import { createStore, type Store } from '../lib/store.ts'
import { noteUnsent } from '../lib/unsent.ts'

/** What one clerk has in hand at one window. */
export interface Workplace {
  readonly desk: Desk
  readonly visits: Visits
  readonly draft: Store<Draft>
}

let kept: { key: string; workplace: Workplace } | undefined

/**
 * The desk outlives its page: who looks into the copies and comes back, or signs in again after the session ended,
 * finds the stage, the visit and the memory of sent codes as they were. Another person gets an empty one.
 */
export function workplaceOf(session: Session, client: QueryClient): Workplace {
  forgetOthersDesk(session)
  kept ??= { key: keyOf(session), workplace: createWorkplace(client) }
  return kept.workplace
}

/** What another person, or this one at another window, had in hand is gone. */
export function forgetOthersDesk(session: Session): void {
  if (kept !== undefined && kept.key !== keyOf(session)) forgetDesk()
}

function keyOf({ staff, window }: Session): string {
  return JSON.stringify([staff.id, window])
}

function createWorkplace(client: QueryClient): Workplace {
  const visits = createVisits()
  const desk = createDesk(createDeskPorts(client, visits))
  // The outcome of a code takes the place of the open appeal, which is one press away. A form is not left for it.
  desk.subscribe(() => {
    if (desk.get().kind !== 'idle' && visits.get().view === 'appeal') visits.show('stage')
  })
  const draft = createStore(emptyDraft())
  draft.subscribe(() => noteUnsent('registration', isBegun(draft.get())))
  return { desk, visits, draft }
}

export function forgetDesk(): void {
  kept = undefined
  noteUnsent('registration', false)
}
