import { messages } from '@diia-desk/locales/uk/monitoring-connect'
import { defineWords } from '../../../lib/i18n/words.ts'

export const useConnectWords = defineWords('monitoring-connect', messages)
