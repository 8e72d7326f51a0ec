import { messages } from '@diia-desk/locales/uk/appeals'
import { defineWords } from '../../lib/i18n/words.ts'

export const useAppealWords = defineWords('appeals', messages)
