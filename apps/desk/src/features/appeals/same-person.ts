import { documentTypeEntry, fullName, type DocumentCopySummary } from '@diia-desk/contract'

/** Whose the documents are: by those with a photo; else all but a birth certificate, which is about a child. */
export function peopleIn(copies: readonly DocumentCopySummary[]): string[] {
  const withPhoto = copies.filter(({ type }) => documentTypeEntry(type)?.photo === true)
  const telling = withPhoto.length > 0 ? withPhoto : copies.filter(({ type }) => type !== 'birth-certificate')
  return [...new Set(telling.flatMap(({ holder }) => (holder ? [fullName(holder)] : [])))]
}

/**
 * Whether two names may be one person's: all words of the shorter stand in the longer, in any order, whole or as an
 * initial. Names in different letters cannot be compared, and pass.
 */
export function maySame(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  if (a.length === 0 || b.length === 0 || isLatin(one) !== isLatin(other)) return true
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  const left = [...longer]
  return shorter.every((word) => {
    const at = left.findIndex((candidate) => fits(word, candidate))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

function fits(one: string, other: string): boolean {
  return one === other || (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other))
}

/** In one form of Unicode, one kind of apostrophe and of hyphen, without case, dots and double blanks. */
function wordsOf(name: string): string[] {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('uk')
    .replaceAll(/[’'ʼ`´‘"]/g, '’')
    .replaceAll(/\s*[-‐‑–—]\s*/g, '-')
    .split(/[\s.,]+/)
    .filter((word) => word !== '' && word !== '-')
}

function isLatin(name: string): boolean {
  return /\p{Script=Latin}/u.test(name) && !/\p{Script=Cyrillic}/u.test(name)
}
