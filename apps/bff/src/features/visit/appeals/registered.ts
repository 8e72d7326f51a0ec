import type { ChosenService } from './choose-service.ts'
import type { AppealEventRow, AppealRow } from '../appeal-journal/journal.ts'

/** What was written, and out of what: enough to show the appeal without reading it back. */
export interface Registered {
  row: AppealRow
  events: AppealEventRow[]
  chosen: ChosenService | undefined
}
