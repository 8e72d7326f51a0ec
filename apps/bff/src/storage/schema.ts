// The rows as both engines keep them: times are ISO 8601 text in UTC, booleans 0 or 1, JSON is text. Nothing here is
// personal data in the clear: `sealed` columns hold encrypted records, codes and logins appear as keyed hashes.
import type { CodeInput, DiiaFailure, DocumentRequestState, QuarantineReason, Role, ValidationOutcome } from '@diia-desk/contract'
import type { Generated } from 'kysely'

export interface Database {
  staff: StaffTable
  sign_in_attempts: SignInAttemptsTable
  sessions: SessionsTable
  validations: ValidationsTable
  document_requests: DocumentRequestsTable
  document_packages: DocumentPackagesTable
  document_copies: DocumentCopiesTable
  blobs: BlobsTable
  events: EventsTable
}

export interface StaffTable {
  id: string
  login: string
  name: string
  role: Role
  password_hash: string
  active: number
  created_at: string
}

export interface SignInAttemptsTable {
  login_hash: string
  failures: number
  last_failed_at: string
  locked_until: string | null
}

export interface SessionsTable {
  token_hash: string
  staff_id: string
  window: string
  created_at: string
  last_seen_at: string
  ends_at: string
}

/** A code as the journal knows it: who, when, how, what came of it, and a keyed hash in place of the code. */
interface CodeJournal {
  id: string
  code_hash: string
  input: CodeInput
  window: string
  staff_id: string
  attempt: number
  call_id: string
  failure: DiiaFailure | null
  used_before_at: string | null
  used_before_window: string | null
  code_ends_at: string
}

export interface ValidationsTable extends CodeJournal {
  outcome: ValidationOutcome
  took_ms: number
  checked_at: string
}

export interface DocumentRequestsTable extends CodeJournal {
  code_kind: 'barcode' | 'qrcode'
  state: DocumentRequestState
  quarantine_reason: QuarantineReason | null
  created_at: string
  changed_at: string
}

export type PackageState = 'stored' | 'unwrapping' | 'released' | 'quarantined' | 'duplicate'

export interface DocumentPackagesTable {
  id: string
  request_id: string
  /** Keyed hash of the delivered bytes: the same delivery twice is one package. */
  delivery_hash: string
  blob_id: string | null
  state: PackageState
  reason: QuarantineReason | null
  /** Finer reason for the log and support; a stable word, never content. */
  detail: string | null
  attempts: number
  claimed_until: string | null
  received_at: string
  settled_at: string | null
}

export interface DocumentCopiesTable {
  id: string
  request_id: string
  package_id: string
  /** Place in the package, as Diia's metadata lists the documents. */
  position: number
  type: string
  received_at: string
  staff_id: string
  window: string
  sealed: Uint8Array
  pdf_blob_id: string
  container_blob_id: string
  pdf_bytes: number
  /** Hash of the seal's signature value: a signature is released once. */
  signature_sha256: string
}

export interface BlobsTable {
  id: string
  store: 'folder'
  key_id: string
  wrapped_key: Uint8Array
  bytes: number
  created_at: string
}

export interface EventsTable {
  seq: Generated<number>
  at: string
  body: string
}
