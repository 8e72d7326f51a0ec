import { documentTypeEntry } from '@diia-desk/contract'
import { usePreferences } from '../lib/preferences.ts'
import { useComponentWords } from './words.ts'

/** Names of document types; one that is not in the table yet is called by Diia's word. */
export function useDocumentName(): (type: string, length?: 'title' | 'short') => string {
  const { locale } = usePreferences()
  const words = useComponentWords()
  return (type, length = 'short') => documentTypeEntry(type)?.[length][locale] ?? words.unknownDocument(type)
}
