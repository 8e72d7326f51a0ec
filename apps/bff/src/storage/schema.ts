// The rows as both engines keep them: times are ISO 8601 text in UTC, booleans 0 or 1, JSON is text. Nothing here is
// personal data in the clear: `sealed` columns hold encrypted records, codes and logins appear as keyed hashes.
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
  active: number
  created_at: string
}

/** Windows at which somebody may sign in, for roles that are bound to windows. */
export interface StaffWindowsTable {
  staff_id: string
  window: string
}

/** Attempts of browsers that are not known; rows go when they no longer count. */
export interface SignInAttemptsTable {
  login_hash: string
  failures: number
  last_failed_at: string
}

/** Who signed in with which browser, and failures of this person there since. */
export interface KnownBrowsersTable {
  token_hash: string
  staff_id: string
  /** Keyed hash of the password's hash: another password ends the row. */
  password_mark: string
  failures: number
  /** Empty before the first. */
  last_failed_at: string
  last_used_at: string
  ends_at: string
}

/** What a database once was used for. */
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
  appeal_id: string | null
}

export interface ValidationsTable extends CodeJournal {
  outcome: ValidationOutcome
  took_ms: number
  checked_at: string
}

export interface DocumentRequestsTable extends CodeJournal {
  code_kind: 'barcode' | 'qrcode'
  /** Diia's clock less ours when it was asked; null when Diia told no time. */
  clock_offset_seconds: number | null
  /** What it was before a package was looked at under its id; null when none has been since it was asked. */
  state_before: DocumentRequestState | null
  state: DocumentRequestState
  quarantine_reason: QuarantineReason | null
  created_at: string
  changed_at: string
}

export type PackageState = 'stored' | 'unwrapping' | 'released' | 'quarantined' | 'duplicate'

export interface DocumentPackagesTable {
  id: string
  /** Where it came from, by the name under which the source is registered (`arrivals/packages/sources.ts`). */
  source: Generated<string>
  /** By which of its source's policies its seals are judged. */
  policy: Generated<string>
  /** Null when it answers none. */
  request_id: string | null
  /** Whose visitor it concerns; null when nobody knows. */
  staff_id: string | null
  window: string | null
  /** Keyed hash of the delivered bytes: the same delivery twice is one package. */
  delivery_hash: string
  blob_id: string | null
  state: PackageState
  reason: QuarantineReason | null
  /** Finer reason for the log and support; a stable word, never content. */
  detail: string | null
  attempts: number
  /** Of `stored`: not to be taken before then. Of `unwrapping`: nobody works on it any more after then. */
  claimed_until: string | null
  /** How often it has been put off in a row for trouble of ours, and which that was. */
  waits: Generated<number>
  trouble: Trouble | null
  trouble_since: string | null
  /** 1 once it took longer than a light package may: it waits with the heavy ones. */
  slow: Generated<number>
  /** How often it alone took more time or memory than a package may. */
  costly_tries: Generated<number>
  /** How often it was looked at again after it had been set aside. */
  looks: Generated<number>
  /** Program, keys and trust under which it was set aside. */
  judged_under: string | null
  received_at: string
  settled_at: string | null
}

export interface DocumentCopiesTable {
  id: string
  /** These three are null where its package came without them: then only those see it who see the whole centre. */
  request_id: string | null
  staff_id: string | null
  window: string | null
  package_id: string
  /** Place in the package, as Diia's metadata lists the documents. */
  position: number
  type: string
  received_at: string
  sealed: Uint8Array
  pdf_blob_id: string
  container_blob_id: string
  pdf_bytes: number
  /** Hash of the seal's signature value: a signature is released once. */
  signature_sha256: string
}

export interface BlobsTable {
  id: string
  /** The store that has its bytes; a switch to another strands nothing. */
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

/** The centres this system keeps appeals of. One of them is the own one; others come through the integration API. */
export interface CentresTable {
  id: string
  name: string
  /** Code of the CNAP registry; a string inside, whatever the export's profile makes of it. */
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
  /** Five digits of the state's register; null for a service that only this centre knows. */
  code: string | null
  origin: 'register' | 'local'
  name: string
  sector: string | null
  /** JSON arrays. */
  applicant_types: string
  documents: string
  refusal_grounds: string
  retired_at: string | null
  /** Of a local service that turned out to be one of the register: that one. */
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

/** Days that are not worked, in addition to Saturdays and Sundays. */
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

/** One row that counts changes of services and their numbers, so that every process knows when to read them again. */
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

/** What other systems posted, so that the same again is answered the same and another thing under its id is refused. */
export interface IntegrationPostsTable {
  external_key: string
  /** SHA-256 of the body as it was understood. */
  fingerprint: string
  appeal_id: string
}

/** What the state may know of an appeal: no personal data. The journal holds every change of it. */
export interface AppealState {
  service_id: string | null
  variation_id: string | null
  /** Kept with the appeal, so that a page of the export doesn't change when the catalogue does. */
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

/** The state of an appeal as its journal adds up to, and what never changes about it. */
export interface AppealsTable extends AppealState {
  seq: Generated<number>
  id: string
  centre_id: string
  number: string
  updated_at: string
  /** `seq` of the last event; an export under an older snapshot adds the journal up instead of reading this row. */
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
  /** When it was written down. */
  at: string
  /** When it took effect. */
  happened_at: string
  origin: 'desk' | 'visitor' | 'integration' | 'system'
  staff_id: string | null
  window: string | null
  integration_key_id: string | null
  /** JSON: the fields of `AppealState` that changed, with their new values. */
  changes: string
  /** Details that changed, sealed. */
  sealed: Uint8Array | null
  external_key: string | null
}

/**
 * Days (Europe/Kyiv) on which an appeal was created or changed, by when that was written down and by when it took
 * effect. `first_seq` is the event that made the row: a snapshot passes over rows that are younger than itself.
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
  /** Records kept back, since a field that the profile requires had no value. */
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

/** What a day that is over adds up to; read anew when an appeal of that day changes. */
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

/** What the centre says of itself in the quarterly report. */
export interface ReportAnswersTable {
  name: keyof QuarterAnswers
  /** «2026-4» for what is asked every quarter, '' for what holds until it is answered anew. */
  quarter: string
  /** JSON. */
  value: string
  answered_at: string
  answered_by: string
}

export interface DatabaseIdentityTable {
  id: string
  /** Of the master key that everything here is sealed under; null until the first start. */
  key_id: string | null
}
