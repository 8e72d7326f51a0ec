import type { Scopes } from '@diia-desk/diia-wire'
import type { Citizen, SeedDocument } from './seed.ts'

export interface KeptBranch {
  id: string
  /** The body as the partner sent it, without ids and nulls. */
  fields: Record<string, unknown>
  scopes: Scopes
  offers: KeptOffer[]
}

export interface KeptOffer {
  id: string
  fields: Record<string, unknown>
}

/** One «show code» on the phone: a barcode and a link that are used up together. */
export interface KeptCode {
  id: string
  barcode: string
  link: string
  citizen: Citizen
  document: SeedDocument
  /** False makes document-identification answer that the document is not valid. */
  valid: boolean
  issuedAt: Date
  expiresAt: Date
  /** Other documents that a document-request by this code brings too; Diia itself sends one. */
  also: SeedDocument[]
  used?: { at: Date; by: 'identification' | 'request' }
  request?: KeptRequest
}

export type RequestState = 'initialized' | 'processing' | 'done' | 'refuse'

/** A document-request that waits, or waited, for the visitor's answer. */
export interface KeptRequest {
  /** Key inside the simulator; requestId is the partner's and need not be unique. */
  key: string
  requestId: string
  branch: KeptBranch
  code: KeptCode
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

/** What became of one HTTP call to the callback. Holds no personal data besides the file names a partner gets too. */
export interface DeliveryRecord {
  requestId: string
  at: Date
  outcome: DeliveryOutcome
  status?: number
  /** At most 2000 characters of the partner's answer. */
  answer?: string
  bytes: number
  milliseconds: number
  fileNames: string[]
  /** Why the simulator itself could not make the package; a fault of the simulator or its set-up. */
  fault?: string
}

/** All that a running simulator remembers; gone when it stops. */
export interface Store {
  branches: Map<string, KeptBranch>
  codes: Map<string, KeptCode>
  /** The same codes by what a partner presents: barcode and link. */
  shown: Map<string, KeptCode>
  requests: Map<string, KeptRequest>
  deliveries: DeliveryRecord[]
}

export function createStore(): Store {
  return { branches: new Map(), codes: new Map(), shown: new Map(), requests: new Map(), deliveries: [] }
}
