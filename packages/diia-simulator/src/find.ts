import { Failure } from './failure.ts'
import type { Context } from './context.ts'
import { type Citizen, citizens, type SeedDocument } from './seed.ts'
import type { StoredCode, StoredRequest } from './store.ts'

/** Look-ups for the phone and the control API; each throws 404 when nothing is found. */
export function findCitizen(id: string): Citizen {
  return citizens.find((citizen) => citizen.id === id) ?? notFound('citizen')
}

export function findDocument(citizen: Citizen, type: string): SeedDocument {
  return citizen.documents.find((document) => document.type === type) ?? notFound('document')
}

export function findCode(ctx: Context, id: string): StoredCode {
  return ctx.store.codes.get(id) ?? notFound('code')
}

/** Finds a request by the simulator's key or by the partner's requestId; with several, the latest. */
export function findRequest(ctx: Context, id: string): StoredRequest {
  const { requests } = ctx.store
  return requests.get(id) ?? [...requests.values()].findLast(({ requestId }) => requestId === id) ?? notFound('request')
}

function notFound(what: string): never {
  throw new Failure(404, `No such ${what}`)
}
