import { defineWords } from '../../lib/i18n/words.ts'
import { deskUk } from './messages.uk.ts'

export const useDeskWords = defineWords(deskUk, async () => (await import('./messages.en.ts')).deskEn)
