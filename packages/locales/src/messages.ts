// All messages of a language, by the part of the product that uses them.
import type { AppWords } from './uk/app.ts'
import type { AppealWords } from './uk/appeals.ts'
import type { CodeWords } from './uk/codes.ts'
import type { CommonWords } from './uk/common.ts'
import type { ComponentWords } from './uk/components.ts'
import type { DocumentCopyWords } from './uk/document-copies.ts'
import type { DocumentRequestWords } from './uk/document-requests.ts'
import type { DocumentTypeWords } from './uk/document-types.ts'
import type { ConnectWords } from './uk/monitoring-connect.ts'
import type { TestPullWords } from './uk/monitoring-test-pull.ts'
import type { MonitoringWords } from './uk/monitoring.ts'
import type { ProfileWords } from './uk/profile.ts'
import type { RatingPageWords } from './uk/rating-page.ts'
import type { ReportTableWords } from './uk/report-tables.ts'
import type { ReportWords } from './uk/reports.ts'
import type { ScannerWords } from './uk/scanner.ts'
import type { ServicesWords } from './uk/services.ts'
import type { SessionWords } from './uk/session.ts'
import type { SystemHealthWords } from './uk/system-health.ts'
import type { ValidationWords } from './uk/validations.ts'

export interface Messages {
  app: AppWords
  appeals: AppealWords
  codes: CodeWords
  common: CommonWords
  components: ComponentWords
  'document-copies': DocumentCopyWords
  'document-requests': DocumentRequestWords
  'document-types': DocumentTypeWords
  monitoring: MonitoringWords
  'monitoring-connect': ConnectWords
  'monitoring-test-pull': TestPullWords
  profile: ProfileWords
  'rating-page': RatingPageWords
  'report-tables': ReportTableWords
  reports: ReportWords
  scanner: ScannerWords
  services: ServicesWords
  session: SessionWords
  'system-health': SystemHealthWords
  validations: ValidationWords
}

export interface LanguageFacts {
  /** BCP 47: numbers, plural forms and the texts of react-aria depend on it. */
  tag: string
  /** A tag with which days are written as 16.11.2026, whatever the language uses elsewhere. */
  dayTag: string
  /** The language's own name for itself. */
  ownName: string
}

/** A language whose messages are loaded when somebody chooses it. A missing message fails the type check. */
export interface FetchedLanguage extends LanguageFacts {
  messages: { readonly [Part in keyof Messages]: () => Promise<{ messages: Messages[Part] }> }
}
