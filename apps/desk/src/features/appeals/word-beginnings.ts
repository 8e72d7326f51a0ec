import { asTypedOnUkrainianKeys } from '@diia-desk/contract'

interface Piece {
  text: string
  found: boolean
}

/** A name in pieces: the beginnings of its words that were typed, and the rest. */
export function markBeginnings(name: string, typed: string): Piece[] {
  // The bff finds also what was typed with the other keyboard layout on.
  const sought = words(`${typed} ${asTypedOnUkrainianKeys(typed) ?? ''}`)
    .map(([word]) => fold(word))
    .toSorted((a, b) => b.length - a.length)
  const pieces: Piece[] = []
  let from = 0
  for (const [word, at] of words(name)) {
    const beginning = sought.find((one) => fold(word).startsWith(one))
    if (beginning === undefined) continue
    pieces.push({ text: name.slice(from, at), found: false }, { text: word.slice(0, beginning.length), found: true })
    from = at + beginning.length
  }
  return [...pieces, { text: name.slice(from), found: false }].filter(({ text }) => text !== '')
}

function words(text: string): [word: string, at: number][] {
  return [...text.matchAll(/[\p{L}\p{N}'’ʼ`]+/gu)].map((match) => [match[0], match.index])
}

/** Keyboards have an apostrophe of their own. One sign stays one sign, so that lengths agree. */
function fold(word: string): string {
  return word.toLocaleLowerCase('uk').replaceAll(/['’ʼ`]/g, '’')
}
