import { messages } from '@diia-desk/locales/uk/monitoring'
import { defineWords } from '../../lib/i18n/words.ts'

export const useMonitoringWords = defineWords('monitoring', messages)
