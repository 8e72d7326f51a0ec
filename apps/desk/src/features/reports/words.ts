import { messages as tables } from '@diia-desk/locales/uk/report-tables'
import { messages } from '@diia-desk/locales/uk/reports'
import { defineWords } from '../../lib/i18n/words.ts'

export const useReportWords = defineWords('reports', messages)

/** Headings of tables, which are also used in files. */
export const useTableWords = defineWords('report-tables', tables)
