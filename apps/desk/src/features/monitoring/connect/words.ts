import { defineWords } from '../../../lib/i18n/words.ts'
import { connectUk } from './messages.uk.ts'

export const useConnectWords = defineWords(connectUk, async () => (await import('./messages.en.ts')).connectEn)
