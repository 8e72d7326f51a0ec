import { messages } from '@diia-desk/locales/uk/desk'
import { defineWords } from '../../lib/i18n/words.ts'

export const useDeskWords = defineWords('desk', messages)
