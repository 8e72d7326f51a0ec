import { defineWords } from '../../../lib/i18n/words.ts'
import { testPullUk } from './messages.uk.ts'

export const useTestPullWords = defineWords(testPullUk, async () => (await import('./messages.en.ts')).testPullEn)
