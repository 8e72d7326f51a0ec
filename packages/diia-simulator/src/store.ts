import type { Scopes } from '@diia-desk/diia-wire'
import type { Citizen, SeedDocument } from './seed.ts'

export interface StoredBranch {
  id: string
  /** The body as the partner sent it, without ids and nulls. */
  fields: Record<string, unknown>
  scopes: Scopes
  offers: StoredOffer[]
}

export interface StoredOffer {
  id: string
  fields: Record<string, unknown>
}

/** A code shown on the phone: a barcode and a link. Using one of them uses both. */
export interface StoredCode {
  id: string
  barcode: string
  link: string
  citizen: Citizen
  document: SeedDocument
  /** False makes document-identification answer that the document is not valid. */
  valid: boolean
  issuedAt: Date
  expiresAt: Date
  /** Other documents that a document-request by this code also delivers; Diia itself delivers one. */
  also: SeedDocument[]
  used?: { at: Date; by: 'identification' | 'request' }
  request?: StoredRequest
}

export type RequestState = 'initialized' | 'processing' | 'done' | 'refuse'

/** A document-request, answered by the visitor or not. */
export interface StoredRequest {
  /** Key in the simulator. requestId is the partner's and may not be unique. */
  key: string
  requestId: string
  branch: StoredBranch
  code: StoredCode
  documents: SeedDocument[]
  createdAt: Date
  expiresAt: Date
  state: RequestState
  passwordAttemptsLeft: number
  delivery: 'none' | 'on-its-way' | 'delivered' | 'undelivered'
  deliveryNote?: DeliveryOutcome
}

export type DeliveryOutcome =
  | 'delivered'
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'torn'
  | 'withheld'
  | 'no-callback'
  | 'not-made'

/** The result of one HTTP call to the callback. It contains no personal data except the file names, which partners get too. */
export interface DeliveryRecord {
  requestId: string
  at: Date
  outcome: DeliveryOutcome
  status?: number
  /** At most 2000 characters of the partner's response. */
  answer?: string
  bytes: number
  milliseconds: number
  fileNames: string[]
  /** Why the simulator could not make the package: a bug or a wrong configuration. */
  fault?: string
}

/** The state of a running simulator, in memory. */
export interface Store {
  branches: Map<string, StoredBranch>
  codes: Map<string, StoredCode>
  /** The same codes by barcode and by link. */
  shown: Map<string, StoredCode>
  requests: Map<string, StoredRequest>
  deliveries: DeliveryRecord[]
}

export function createStore(): Store {
  return { branches: new Map(), codes: new Map(), shown: new Map(), requests: new Map(), deliveries: [] }
}
