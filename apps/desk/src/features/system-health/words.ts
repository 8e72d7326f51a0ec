import { messages } from '@diia-desk/locales/uk/system-health'
import { defineWords } from '../../lib/i18n/words.ts'

export const useSystemHealthWords = defineWords('system-health', messages)
