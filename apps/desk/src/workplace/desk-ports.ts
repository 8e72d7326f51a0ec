// What the page of a visit submits: codes to Diia by way of the bff, and what came of them to the appeal they belong to.
import type { TodayItem } from '@diia-desk/contract'
import type { QueryClient } from '@tanstack/react-query'
import { changeAppeal } from '../features/appeals/queries.ts'
import { readPicture } from '../features/desk/use-scanner.ts'
import { createDocumentRequest, documentRequestQuery } from '../features/document-requests/queries.ts'
import { noticeSession } from '../features/session/queries.ts'
import { createValidation } from '../features/validations/queries.ts'
import { now } from '../lib/clock.ts'
import { preferences, setPreference } from '../lib/preferences.ts'
import { asProblem } from '../lib/problem.ts'
import type { DeskPorts } from './desk-store.ts'
import { itemId, type Visits } from './visit-store.ts'

/** The desk's ways out of the page, for the visit that is going on. */
export function createDeskPorts(client: QueryClient, visits: Visits): DeskPorts {
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
