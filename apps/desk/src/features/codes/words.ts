import { messages } from '@diia-desk/locales/uk/codes'
import { defineWords } from '../../lib/i18n/words.ts'

export const useCodeWords = defineWords('codes', messages)
