// The rows as both engines store them: times are ISO 8601 text in UTC, booleans 0 or 1, JSON is text. No personal data
// is stored in plain text: `sealed` columns hold encrypted records, codes and logins are stored as keyed hashes.
import type {
  AppealEventKind,
  AppealStatus,
  ApplicantType,
  Channel,
  CodeInput,
  DiiaFailure,
  DocumentRequestState,
  DurationType,
  PullReason,
  PullState,
  QuarantineReason,
  QuarterAnswers,
  Role,
  Trouble,
  ValidationOutcome,
} from '@diia-desk/contract'
import type { Generated } from 'kysely'
import type { StoreName } from './byte-stores/open-stores.ts'

export interface Database {
  staff: StaffTable
  staff_windows: StaffWindowsTable
  sign_in_attempts: SignInAttemptsTable
  known_browsers: KnownBrowsersTable
  database_marks: DatabaseMarksTable
  sessions: SessionsTable
  validations: ValidationsTable
  document_requests: DocumentRequestsTable
  document_packages: DocumentPackagesTable
  document_copies: DocumentCopiesTable
  blobs: BlobsTable
  events: EventsTable
  centres: CentresTable
  centre_register: CentreRegisterTable
  services: ServicesTable
  service_variations: ServiceVariationsTable
  local_numbers: LocalNumbersTable
  holidays: HolidaysTable
  catalogue_imports: CatalogueImportsTable
  catalogue_version: CatalogueVersionTable
  integration_keys: IntegrationKeysTable
  integration_posts: IntegrationPostsTable
  appeals: AppealsTable
  appeal_counters: AppealCountersTable
  appeal_events: AppealEventsTable
  appeal_days: AppealDaysTable
  export_credentials: ExportCredentialsTable
  export_pulls: ExportPullsTable
  report_days: ReportDaysTable
  report_progress: ReportProgressTable
  report_answers: ReportAnswersTable
  database_identity: DatabaseIdentityTable
}

export interface StaffTable {
  id: string
  login: string
  name: string
  role: Role
  password_hash: string
  /** Null if it has not been changed since the person was added. */
  password_changed_at: string | null
  active: number
  created_at: string
}

/** Windows at which somebody may sign in, for roles that are bound to windows. */
export interface StaffWindowsTable {
  staff_id: string
  window: string
}

/** Attempts from unknown browsers; rows are deleted when they no longer count. */
export interface SignInAttemptsTable {
  login_hash: string
  failures: number
  last_failed_at: string
}

/** Which person signed in with which browser, and this person's failures there since. */
export interface KnownBrowsersTable {
  token_hash: string
  staff_id: string
  /** Keyed hash of the password's hash. With another password the row no longer counts. */
  password_mark: string
  failures: number
  /** Empty before the first failure. */
  last_failed_at: string
  last_used_at: string
  ends_at: string
}

/** What a database has been used for. */
export interface DatabaseMarksTable {
  name: 'demonstration'
  made_at: string
}

export interface SessionsTable {
  token_hash: string
  staff_id: string
  window: string
  created_at: string
  last_seen_at: string
  ends_at: string
}

/** A code as the journal stores it: who, when, how, with which result, and a keyed hash instead of the code. */
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
  appeal_id: string | null
}

export interface ValidationsTable extends CodeJournal {
  outcome: ValidationOutcome
  took_ms: number
  checked_at: string
}

export interface DocumentRequestsTable extends CodeJournal {
  code_kind: 'barcode' | 'qrcode'
  /** Diia's clock minus ours when the request was made; null when Diia's time was not known. */
  clock_offset_seconds: number | null
  /** The state before a package was checked under its id; null when none was checked since the request was made. */
  state_before: DocumentRequestState | null
  state: DocumentRequestState
  quarantine_reason: QuarantineReason | null
  created_at: string
  changed_at: string
}

export type PackageState = 'stored' | 'unwrapping' | 'released' | 'quarantined' | 'duplicate'

export interface DocumentPackagesTable {
  id: string
  /** The name under which the source is registered (`arrivals/packages/sources.ts`). */
  source: Generated<string>
  /** The name of the source's policy that its seals are checked against. */
  policy: Generated<string>
  /** Null when it answers no request. */
  request_id: string | null
  /** The clerk whose visitor it belongs to; null when unknown. */
  staff_id: string | null
  window: string | null
  /** Keyed hash of the delivered bytes: the same delivery twice is one package. */
  delivery_hash: string
  blob_id: string | null
  state: PackageState
  reason: QuarantineReason | null
  /** A more exact reason for the log and for support; a fixed word, never content. */
  detail: string | null
  attempts: number
  /** Of `stored`: not to be taken before this time. Of `unwrapping`: after this time the claim has expired. */
  claimed_until: string | null
  /** How often it was postponed in a row for a failure on our side, and which failure. */
  waits: Generated<number>
  trouble: Trouble | null
  trouble_since: string | null
  /** 1 after it took longer than a light package may: it waits in the heavy lane. */
  slow: Generated<number>
  /** How often it exceeded the limits of time or memory by itself. */
  costly_tries: Generated<number>
  /** How often it was looked at again after it had been set aside. */
  looks: Generated<number>
  /** Fingerprint of the program, keys and trust list under which it was set aside. */
  judged_under: string | null
  received_at: string
  settled_at: string | null
}

export interface DocumentCopiesTable {
  id: string
  /** These three are null when the package came without them. Only people who see the whole centre see such copies. */
  request_id: string | null
  staff_id: string | null
  window: string | null
  package_id: string
  /** Position in the package, as Diia's metadata list the documents. */
  position: number
  type: string
  received_at: string
  sealed: Uint8Array
  pdf_blob_id: string
  container_blob_id: string
  pdf_bytes: number
  /** Hash of the seal's signature value: each signature is released only once. */
  signature_sha256: string
}

export interface BlobsTable {
  id: string
  /** The store that has its bytes, so that old files stay readable after a switch to another store. */
  store: StoreName
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

/** The centres whose appeals are stored here: our own one, and others that come through the integration API. */
export interface CentresTable {
  id: string
  name: string
  /** Code in the registry of centres. It is text here, whatever type the export's profile writes. */
  asc_code: string | null
  number_format: string
  own: number
}

/** The state's registry of centres, as it was last imported. */
export interface CentreRegisterTable {
  code: string
  name: string
  address: string | null
  retired_at: string | null
}

export interface ServicesTable {
  id: string
  /** Five digits of the state's register; null for a service that only this centre has. */
  code: string | null
  origin: 'register' | 'local'
  name: string
  sector: string | null
  /** JSON arrays. */
  applicant_types: string
  documents: string
  refusal_grounds: string
  retired_at: string | null
  /** Of a local service that was merged into one of the register: that one. */
  merged_into: string | null
}

export interface ServiceVariationsTable {
  id: string
  service_id: string
  position: number
  name: string
  duration_type: DurationType | null
  duration_value: number | null
  duration_text: string | null
  fee: string | null
  retired_at: string | null
}

export interface LocalNumbersTable {
  centre_id: string
  number: string
  service_id: string
}

/** Days off in addition to Saturdays and Sundays. */
export interface HolidaysTable {
  day: string
  name: string
}

export interface CatalogueImportsTable {
  id: string
  kind: 'services' | 'centres'
  at: string
  source: string
  added: number
  changed: number
  retired: number
}

/**
 * One row with a counter of changes to services and their numbers, so that every process knows when to read them again.
 */
export interface CatalogueVersionTable {
  version: number
}

export interface IntegrationKeysTable {
  id: string
  name: string
  key_hash: string
  created_at: string
  revoked_at: string | null
  last_used_at: string | null
}

/**
 * What other systems posted. The same post again gets the same answer; a different body under the same id is refused.
 */
export interface IntegrationPostsTable {
  external_key: string
  /** SHA-256 of the body after parsing. */
  fingerprint: string
  appeal_id: string
}

/** What the state may know of an appeal: no personal data. The journal holds every change of it. */
export interface AppealState {
  service_id: string | null
  variation_id: string | null
  /** Stored with the appeal, so that a page of the export does not change when the catalogue does. */
  service_code: string | null
  asc_code: string | null
  registered_at: string
  deadline_on: string | null
  status: AppealStatus
  result_at: string | null
  issued_at: string | null
  channel: Channel
  receiving_channel: Channel | null
  applicant_type: ApplicantType | null
  fee: string | null
  is_consultation: number
  is_test: number
  rating: number | null
}

/** The state of an appeal, computed from its journal, and what never changes about it. */
export interface AppealsTable extends AppealState {
  seq: Generated<number>
  id: string
  centre_id: string
  number: string
  updated_at: string
  /**
   * `seq` of the last event. An export under an older snapshot computes the state from the journal instead of reading
   * this row.
   */
  version: number
  staff_id: string | null
  window: string | null
  /** Details (names, notes), sealed. */
  sealed: Uint8Array | null
  rating_token_hash: string | null
  external_key: string | null
}

export interface AppealCountersTable {
  centre_id: string
  scope: string
  last: number
}

export interface AppealEventsTable {
  seq: Generated<number>
  appeal: number
  kind: AppealEventKind
  /** When it was recorded. */
  at: string
  /** When it took effect. */
  happened_at: string
  origin: 'desk' | 'visitor' | 'integration' | 'system'
  staff_id: string | null
  window: string | null
  integration_key_id: string | null
  /** JSON: the fields of `AppealState` that changed, with their new values. */
  changes: string
  /** Changed details, sealed. */
  sealed: Uint8Array | null
  external_key: string | null
}

/**
 * Days (Europe/Kyiv) on which an appeal was created or changed: the day it was recorded and the day it took effect.
 * `first_seq` is the event that added the row: a snapshot ignores rows with a later event.
 */
export interface AppealDaysTable {
  day: string
  appeal: number
  first_seq: number
}

export interface ExportCredentialsTable {
  id: string
  login: string
  password_hash: string
  created_at: string
  created_by: string | null
  revoked_at: string | null
  last_used_at: string | null
}

export interface ExportPullsTable {
  id: string
  kind: 'state' | 'test'
  started_at: string
  last_page_at: string | null
  from_day: string | null
  to_day: string | null
  pages: number
  records: number
  /** Records left out because a field that the profile requires had no value. */
  omitted: number
  /** How often the same call was refused within a minute; 1 for pulls. */
  times: number
  took_ms: number
  state: PullState
  reason: PullReason | null
  status: number
  address: string
  credential_id: string | null
}

/** The counts of a day that is over; computed again when an appeal of that day changes. */
export interface ReportDaysTable {
  day: string
  /** JSON: `Facts` of features/reports. */
  facts: string
}

/** One row: days in `report_days` are right up to this event of the journal of appeals. */
export interface ReportProgressTable {
  id: 'appeals'
  event_seq: number
}

/** What the centre answers about itself in the quarterly report. */
export interface ReportAnswersTable {
  name: keyof QuarterAnswers
  /** «2026-4» for a question of every quarter, '' for an answer that stays valid until it is changed. */
  quarter: string
  /** JSON. */
  value: string
  answered_at: string
  answered_by: string
}

export interface DatabaseIdentityTable {
  id: string
  /** The master key that everything here is encrypted under; null until the first start. */
  key_id: string | null
}
