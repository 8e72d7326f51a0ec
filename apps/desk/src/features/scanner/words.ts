import { defineWords } from '../../lib/i18n/words.ts'
import { scannerUk } from './messages.uk.ts'

export const useScannerWords = defineWords(scannerUk, async () => (await import('./messages.en.ts')).scannerEn)
