import { messages } from '@diia-desk/locales/uk/app'
import { defineWords } from '../lib/i18n/words.ts'

export const useAppWords = defineWords('app', messages)
