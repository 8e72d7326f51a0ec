import { documentTypeEntry, fullName, type DocumentCopySummary } from '@diia-desk/contract'

/**
 * Distinct full names in copies. Documents with a photo come first, because they belong to the person at the window.
 */
export function holderNamesIn(copies: readonly DocumentCopySummary[]): string[] {
  const hasPhoto = ({ type }: DocumentCopySummary) => documentTypeEntry(type)?.photo === true
  const ordered = [...copies.filter(hasPhoto), ...copies.filter((copy) => !hasPhoto(copy))]
  return [...new Set(ordered.flatMap(({ holder }) => (holder ? [fullName(holder)] : [])))]
}
