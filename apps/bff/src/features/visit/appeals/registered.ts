import type { ChosenService } from './choose-service.ts'
import type { AppealEventRow, AppealRow } from '../appeal-journal/journal.ts'

/** The written rows and their inputs: enough to show the appeal without reading it again. */
export interface Registered {
  row: AppealRow
  events: AppealEventRow[]
  chosen: ChosenService | undefined
}
