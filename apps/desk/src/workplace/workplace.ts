import type { Session } from '@diia-desk/contract'
import type { QueryClient } from '@tanstack/react-query'
import { emptyDraft, hasContent, type Draft } from '../features/appeals/draft.ts'
import { createStagePorts } from './stage-ports.ts'
import { createStageStore, type StageStore } from './stage-store.ts'
import { createVisits, type Visits } from './visit-store.ts'
import { createStore, type Store } from '../lib/store.ts'
import { setUnsent } from '../lib/unsent.ts'

/** The state of one clerk's work at one window. */
export interface Workplace {
  readonly stageStore: StageStore
  readonly visits: Visits
  readonly draft: Store<Draft>
}

let kept: { key: string; workplace: Workplace } | undefined

/**
 * The workplace is kept when its page is left: a clerk who comes back, or signs in again after the session ended, finds
 * the stage, the visit and the sent codes as before. Another person gets an empty workplace.
 */
export function workplaceOf(session: Session, client: QueryClient): Workplace {
  forgetWorkplaceOfOthers(session)
  kept ??= { key: keyOf(session), workplace: createWorkplace(client) }
  return kept.workplace
}

/** Deletes the workplace of another person, or of the same person at another window. */
export function forgetWorkplaceOfOthers(session: Session): void {
  if (kept !== undefined && kept.key !== keyOf(session)) forgetWorkplace()
}

function keyOf({ staff, window }: Session): string {
  return JSON.stringify([staff.id, window])
}

function createWorkplace(client: QueryClient): Workplace {
  const visits = createVisits()
  const stageStore = createStageStore(createStagePorts(client, visits))
  // The result of a code covers the open appeal, which can be shown again with one click. The form is never covered.
  stageStore.subscribe(() => {
    if (stageStore.get().kind !== 'idle' && visits.get().view === 'appeal') visits.show('stage')
  })
  const draft = createStore(emptyDraft())
  draft.subscribe(() => setUnsent('registration', hasContent(draft.get())))
  return { stageStore, visits, draft }
}

export function forgetWorkplace(): void {
  kept = undefined
  setUnsent('registration', false)
}
