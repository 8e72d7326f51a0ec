import type { DocumentCopySummary } from '@diia-desk/contract'
import type { useDocumentCopyWords } from './words.ts'

type Words = ReturnType<typeof useDocumentCopyWords>

/** The clerk and the window that received a copy, if known. */
export function whereOf(words: Words, { clerk, window }: Pick<DocumentCopySummary, 'clerk' | 'window'>): string {
  if (clerk !== undefined && window !== undefined) return words.by(clerk, window)
  return clerk ?? (window === undefined ? words.byItself : words.window(window))
}
