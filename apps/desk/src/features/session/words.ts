import { messages } from '@diia-desk/locales/uk/session'
import { defineWords } from '../../lib/i18n/words.ts'

export const useSessionWords = defineWords('session', messages)
