import { defineWords } from '../../lib/i18n/words.ts'
import { sessionUk } from './messages.uk.ts'

export const useSessionWords = defineWords(sessionUk, async () => (await import('./messages.en.ts')).sessionEn)
