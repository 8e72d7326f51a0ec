import { messages } from '@diia-desk/locales/uk/scanner'
import { defineWords } from '../../lib/i18n/words.ts'

export const useScannerWords = defineWords('scanner', messages)
