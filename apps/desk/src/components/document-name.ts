import type { KnownDocumentType } from '@diia-desk/contract'
import { messages } from '@diia-desk/locales/uk/document-types'
import { defineWords } from '../lib/i18n/words.ts'
import { useComponentWords } from './words.ts'

const useDocumentTypeWords = defineWords('document-types', messages)

export interface DocumentTypeText {
  title: string
  /** Title in narrow lists. */
  short: string
  /** Labels of the fields by their key. */
  fields: Readonly<Record<string, string>>
}

/** What is said of a document type; undefined for one that is not in the table yet. */
export function useDocumentTypes(): (type: string) => DocumentTypeText | undefined {
  // A type of the contract without its words fails the type check here.
  const known: Record<KnownDocumentType, DocumentTypeText> = useDocumentTypeWords()
  return (type) => (Object.hasOwn(known, type) ? known[type as KnownDocumentType] : undefined)
}

/** Names of document types; one that is not in the table yet is called by Diia's word. */
export function useDocumentName(): (type: string, length?: 'title' | 'short') => string {
  const words = useComponentWords()
  const textOf = useDocumentTypes()
  return (type, length = 'short') => textOf(type)?.[length] ?? words.unknownDocument(type)
}
