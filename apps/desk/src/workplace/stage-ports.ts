// How the stage store reaches the bff: sends codes and attaches their results to the appeal of the visit.
import type { TodayItem } from '@diia-desk/contract'
import type { QueryClient } from '@tanstack/react-query'
import { changeAppeal } from '../features/appeals/queries.ts'
import { readPicture } from '../features/codes/use-camera-reader.ts'
import { createDocumentRequest, documentRequestQuery } from '../features/document-requests/queries.ts'
import { checkSessionAfter } from '../features/session/queries.ts'
import { createValidation } from '../features/validations/queries.ts'
import { now } from '../lib/clock.ts'
import { preferences, setPreference } from '../lib/preferences.ts'
import { asProblem } from '../lib/problem.ts'
import type { StagePorts } from './stage-store.ts'
import { itemId, type Visits } from './visit-store.ts'

/** The calls of the stage store for the current visit. */
export function createStagePorts(client: QueryClient, visits: Visits): StagePorts {
  async function withList<T>(asked: Promise<T>): Promise<T> {
    try {
      return await asked
    } catch (error) {
      checkSessionAfter(client, error)
      throw error
    } finally {
      void client.invalidateQueries({ queryKey: ['today'] })
    }
  }
  /** Attaches a result to the appeal that was registered while its code was being sent. */
  function attachTo(appealId: string | undefined, item: TodayItem) {
    if (appealId === undefined) return
    const [validations, documentRequests] = item.kind === 'validation' ? [[itemId(item)], []] : [[], [itemId(item)]]
    void changeAppeal(appealId, { kind: 'attached', validations, documentRequests })
      // The clerk can still attach it by hand: the appeal shows what is attached.
      .catch(() => undefined)
      .then(() => client.invalidateQueries({ queryKey: ['appeals', 'one', appealId] }))
  }
  return {
    async check(code, input) {
      const sending = visits.startSending()
      const [validation, appealLackingIt] = await sendFor(sending.appealId, (appealId) =>
        withList(createValidation(code, input, appealId)),
      )
      const item: TodayItem = { kind: 'validation', validation }
      attachTo(sending.done(item) ?? appealLackingIt, item)
      return validation
    },
    async request(code, input) {
      const sending = visits.startSending()
      const [request, appealLackingIt] = await sendFor(sending.appealId, (appealId) =>
        withList(createDocumentRequest(code, input, appealId)),
      )
      client.setQueryData(documentRequestQuery(request.id).queryKey, request)
      const item: TodayItem = { kind: 'document-request', request }
      attachTo(sending.done(item) ?? appealLackingIt, item)
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
 * Sends a code for the open appeal. If that appeal was closed meanwhile, the bff refuses before it asks Diia: then the
 * code is sent without the appeal, and the result is attached afterwards.
 *
 * @returns the result, and the appeal that it must still be attached to
 */
async function sendFor<T>(
  appealId: string | undefined,
  send: (appealId: string | undefined) => Promise<T>,
): Promise<[came: T, appealLackingIt?: string]> {
  try {
    return [await send(appealId)]
  } catch (error) {
    if (appealId === undefined || asProblem(error).body?.errors?.some(({ field }) => field === 'appealId') !== true)
      throw error
    return [await send(undefined), appealId]
  }
}
