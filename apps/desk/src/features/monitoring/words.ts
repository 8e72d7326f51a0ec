import { defineWords } from '../../lib/i18n/words.ts'
import { monitoringUk } from './messages.uk.ts'

export const useMonitoringWords = defineWords(monitoringUk, async () => (await import('./messages.en.ts')).monitoringEn)
