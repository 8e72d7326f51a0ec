import { messages } from '@diia-desk/locales/uk/document-copies'
import { defineWords } from '../../lib/i18n/words.ts'

export const useDocumentCopyWords = defineWords('document-copies', messages)
