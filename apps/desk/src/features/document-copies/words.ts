import { defineWords } from '../../lib/i18n/words.ts'
import { documentCopiesUk } from './messages.uk.ts'

export const useDocumentCopyWords = defineWords(
  documentCopiesUk,
  async () => (await import('./messages.en.ts')).documentCopiesEn,
)
