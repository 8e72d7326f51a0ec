import { reportWords } from '@diia-desk/contract'
import { defineWords } from '../../lib/i18n/words.ts'
import { reportsUk } from './messages.uk.ts'

export const useReportWords = defineWords(reportsUk, async () => (await import('./messages.en.ts')).reportsEn)

/** Headings that stand in files too. Both languages come with the contract. */
export const useTableWords = defineWords(reportWords.uk, () => Promise.resolve(reportWords.en))
