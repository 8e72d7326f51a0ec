// Everything that a language says, by the part of the product that says it.
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
  /** BCP 47: figures, plural forms and the texts of react-aria follow it. */
  tag: string
  /** A tag under which days are written 16.11.2026, whatever the language does elsewhere. */
  dayTag: string
  /** The language's own name for itself. */
  ownName: string
}

/** A language whose messages are fetched when somebody chooses it. A message that is missing fails the type check. */
export interface FetchedLanguage extends LanguageFacts {
  messages: { readonly [Part in keyof Messages]: () => Promise<{ messages: Messages[Part] }> }
}
