import type { Session } from '@diia-desk/contract'
import type { QueryClient } from '@tanstack/react-query'
import { createDesk, type Desk } from '../../features/desk/desk-store.ts'
import { readPicture } from '../../features/desk/use-scanner.ts'
import { createDocumentRequest, documentRequestQuery } from '../../features/document-requests/queries.ts'
import { endSession } from '../../features/session/queries.ts'
import { createValidation } from '../../features/validations/queries.ts'
import { now } from '../../lib/clock.ts'
import { preferences, setPreference } from '../../lib/preferences.ts'
import { asProblem } from '../../lib/problem.ts'

let kept: { key: string; desk: Desk } | undefined

/**
 * The desk outlives its page: who looks into the copies and comes back, or signs in again after the session ended,
 * finds the stage and the memory of sent codes as they were. Another person gets an empty one.
 */
export function deskOf(session: Session, client: QueryClient): Desk {
  const key = JSON.stringify([session.staff.id, session.window])
  if (kept?.key !== key) kept = { key, desk: createDesk(ports(client)) }
  return kept.desk
}

export function forgetDesk(): void {
  kept = undefined
}

function ports(client: QueryClient): Parameters<typeof createDesk>[0] {
  async function withList<T>(asked: Promise<T>): Promise<T> {
    try {
      return await asked
    } catch (error) {
      if (asProblem(error).code === 'unauthenticated') endSession(client)
      throw error
    } finally {
      void client.invalidateQueries({ queryKey: ['today'] })
    }
  }
  return {
    check: (code, input) => withList(createValidation(code, input)),
    async request(code, input) {
      const request = await withList(createDocumentRequest(code, input))
      client.setQueryData(documentRequestQuery(request.id).queryKey, request)
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
