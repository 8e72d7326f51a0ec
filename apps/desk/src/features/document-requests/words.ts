import { defineWords } from '../../lib/i18n/words.ts'
import { documentRequestsUk } from './messages.uk.ts'

export const useDocumentRequestWords = defineWords(
  documentRequestsUk,
  async () => (await import('./messages.en.ts')).documentRequestsEn,
)
