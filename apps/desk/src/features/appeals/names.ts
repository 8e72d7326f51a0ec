import { documentTypeEntry, fullName, type DocumentCopySummary } from '@diia-desk/contract'

/** Full names in copies, each once: first those of documents with a photo, which are about the person at the desk. */
export function namesIn(copies: readonly DocumentCopySummary[]): string[] {
  const hasPhoto = ({ type }: DocumentCopySummary) => documentTypeEntry(type)?.photo === true
  const ordered = [...copies.filter(hasPhoto), ...copies.filter((copy) => !hasPhoto(copy))]
  return [...new Set(ordered.flatMap(({ holder }) => (holder ? [fullName(holder)] : [])))]
}
