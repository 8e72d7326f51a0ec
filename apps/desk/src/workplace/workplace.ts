import type { Session, TodayItem } from '@diia-desk/contract'
import type { QueryClient } from '@tanstack/react-query'
import { changeAppeal } from '../features/appeals/queries.ts'
import { emptyDraft, isBegun, type Draft } from '../features/appeals/draft.ts'
import { createDesk, type Desk } from './desk-store.ts'
import { readPicture } from '../features/desk/use-scanner.ts'
import { createVisits, itemId, type Visits } from './visit-store.ts'
import { createDocumentRequest, documentRequestQuery } from '../features/document-requests/queries.ts'
import { noticeSession } from '../features/session/queries.ts'
import { createValidation } from '../features/validations/queries.ts'
import { now } from '../lib/clock.ts'
import { preferences, setPreference } from '../lib/preferences.ts'
import { asProblem } from '../lib/problem.ts'
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
  const desk = createDesk(ports(client, visits))
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

/**
 * Sends a code for the appeal that is open. Where that was closed meanwhile, the bff refuses before it asks Diia: the
 * code is sent by itself then, and what it brings is the appeal's afterwards.
 *
 * @returns what came, and the appeal that now lacks it
 */
async function sendFor<T>(
  appealId: string | undefined,
  send: (appealId: string | undefined) => Promise<T>,
): Promise<[came: T, missedBy?: string]> {
  try {
    return [await send(appealId)]
  } catch (error) {
    if (appealId === undefined || asProblem(error).body?.errors?.some(({ field }) => field === 'appealId') !== true)
      throw error
    return [await send(undefined), appealId]
  }
}

function ports(client: QueryClient, visits: Visits): Parameters<typeof createDesk>[0] {
  async function withList<T>(asked: Promise<T>): Promise<T> {
    try {
      return await asked
    } catch (error) {
      noticeSession(client, error)
      throw error
    } finally {
      void client.invalidateQueries({ queryKey: ['today'] })
    }
  }
  /** An appeal that was registered while the code was on its way gets what came of it. */
  function bringTo(appealId: string | undefined, item: TodayItem) {
    if (appealId === undefined) return
    const [validations, documentRequests] = item.kind === 'validation' ? [[itemId(item)], []] : [[], [itemId(item)]]
    void changeAppeal(appealId, { kind: 'attached', validations, documentRequests })
      // It can still be attached by hand: the appeal says what it has.
      .catch(() => undefined)
      .then(() => client.invalidateQueries({ queryKey: ['appeals', 'one', appealId] }))
  }
  return {
    async check(code, input) {
      const step = visits.begin()
      const [validation, missedBy] = await sendFor(step.appealId, (appealId) =>
        withList(createValidation(code, input, appealId)),
      )
      const item: TodayItem = { kind: 'validation', validation }
      bringTo(step.done(item) ?? missedBy, item)
      return validation
    },
    async request(code, input) {
      const step = visits.begin()
      const [request, missedBy] = await sendFor(step.appealId, (appealId) =>
        withList(createDocumentRequest(code, input, appealId)),
      )
      client.setQueryData(documentRequestQuery(request.id).queryKey, request)
      const item: TodayItem = { kind: 'document-request', request }
      bringTo(step.done(item) ?? missedBy, item)
      return request
    },
    async readPicture(file) {
      const read = await readPicture(file)
      return read.kind === 'codes' ? read.codes.map(({ text }) => text) : undefined
    },
    mode: () => preferences().mode,
    setMode: (mode) => setPreference('mode', mode),
    now,
  }
}
