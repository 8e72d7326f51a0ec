import { Failure } from './failure.ts'
import type { Context } from './context.ts'
import { type Citizen, citizens, type SeedDocument } from './seed.ts'
import type { KeptCode, KeptRequest } from './store.ts'

/** Look-ups of the phone and of the control API; each answers 404 for what is not there. */
export function findCitizen(id: string): Citizen {
  return citizens.find((citizen) => citizen.id === id) ?? absent('citizen')
}

export function findDocument(citizen: Citizen, type: string): SeedDocument {
  return citizen.documents.find((document) => document.type === type) ?? absent('document')
}

export function findCode(ctx: Context, id: string): KeptCode {
  return ctx.store.codes.get(id) ?? absent('code')
}

/** By the simulator's key, or by the requestId that the partner gave; of several the latest. */
export function findRequest(ctx: Context, id: string): KeptRequest {
  const { requests } = ctx.store
  return requests.get(id) ?? [...requests.values()].findLast(({ requestId }) => requestId === id) ?? absent('request')
}

function absent(what: string): never {
  throw new Failure(404, `No such ${what}`)
}
