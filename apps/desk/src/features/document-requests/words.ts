import { messages } from '@diia-desk/locales/uk/document-requests'
import { defineWords } from '../../lib/i18n/words.ts'

export const useDocumentRequestWords = defineWords('document-requests', messages)
