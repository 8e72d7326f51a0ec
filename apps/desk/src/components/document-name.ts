import type { KnownDocumentType } from '@diia-desk/contract'
import { messages } from '@diia-desk/locales/uk/document-types'
import { defineWords } from '../lib/i18n/words.ts'
import { useComponentWords } from './words.ts'

const useDocumentTypeWords = defineWords('document-types', messages)

export interface DocumentTypeText {
  title: string
  /** Short title for narrow lists. */
  short: string
  /** Labels of the fields by key. */
  fields: Readonly<Record<string, string>>
}

/** Texts of a document type; undefined for a type that is not in the table yet. */
export function useDocumentTypes(): (type: string) => DocumentTypeText | undefined {
  // The type check fails here when a document type has no texts.
  const known: Record<KnownDocumentType, DocumentTypeText> = useDocumentTypeWords()
  return (type) => (Object.hasOwn(known, type) ? known[type as KnownDocumentType] : undefined)
}

/** Names of document types; for a type that is not in the table, Diia's own identifier. */
export function useDocumentName(): (type: string, length?: 'title' | 'short') => string {
  const words = useComponentWords()
  const textOf = useDocumentTypes()
  return (type, length = 'short') => textOf(type)?.[length] ?? words.unknownDocument(type)
}
