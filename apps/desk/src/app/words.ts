import { defineWords } from '../lib/i18n/words.ts'
import { appUk } from './messages.uk.ts'

export const useAppWords = defineWords(appUk, async () => (await import('./messages.en.ts')).appEn)
