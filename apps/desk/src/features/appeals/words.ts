import { defineWords } from '../../lib/i18n/words.ts'
import { appealsUk } from './messages.uk.ts'

export const useAppealWords = defineWords(appealsUk, async () => (await import('./messages.en.ts')).appealsEn)
