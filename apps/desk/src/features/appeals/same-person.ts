import { documentTypeEntry, fullName, type DocumentCopySummary } from '@diia-desk/contract'

/**
 * Names of the people that the documents belong to: from documents with a photo; without any, from all others except a
 * birth certificate, which is about a child.
 */
export function holdersOf(copies: readonly DocumentCopySummary[]): string[] {
  const withPhoto = copies.filter(({ type }) => documentTypeEntry(type)?.photo === true)
  const relevant = withPhoto.length > 0 ? withPhoto : copies.filter(({ type }) => type !== 'birth-certificate')
  return [...new Set(relevant.flatMap(({ holder }) => (holder ? [fullName(holder)] : [])))]
}

/**
 * Whether two names may belong to one person: all words of the shorter name occur in the longer one, in any order, in
 * full or as an initial. Names in different alphabets cannot be compared and count as the same.
 */
export function mayBeSamePerson(one: string, other: string): boolean {
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

/** Normalises Unicode form, apostrophes, hyphens, case, full stops and spaces. */
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
