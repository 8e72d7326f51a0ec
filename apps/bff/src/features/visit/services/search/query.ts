import { asTypedOnUkrainianKeys, asTypedOnUsKeys } from '@diia-desk/contract'
import { stemsOf } from './stems.ts'
import { wordsOf } from './words.ts'

export interface Token {
  text: string
  stems: string[]
  /** A word without meaning of its own: «довідка про склад сім’ї» is searched with and without «про». */
  isFunctionWord: boolean
}

/** A piece of the query as one keyboard layout would have typed it. */
export interface Reading {
  tokens: Token[]
  /** The piece without punctuation, as numbers of a centre's list are compared. */
  key: string
  isConverted: boolean
}

/** The text between two spaces, in each way it may have been meant. All pieces must be found. */
export type Piece = Reading[]

const functionWords = new Set(
  'а або без в від до для з за зі і із й на над не о об по при про та у через чи що як'.split(' '),
)

/** Splits what was typed. Punctuation, emoji and spaces alone are not pieces: they ask for nothing. */
export function readQuery(typed: string): Piece[] {
  const texts = new Set(typed.split(/[\s\p{Cc}]+/u))
  return Array.from(texts).flatMap((text) => {
    const asTyped = readingOf(text, false)
    if (asTyped === undefined) return []
    const others = [asTypedOnUkrainianKeys(text) ?? '', ...asTypedOnUsKeys(text).slice(0, 1)]
    return [[asTyped, ...others.flatMap((other) => readingOf(other, true) ?? [])]]
  })
}

function readingOf(text: string, isConverted: boolean): Reading | undefined {
  const words = wordsOf(text)
  if (words.length === 0) return undefined
  return {
    tokens: words.map((word) => ({ text: word, stems: stemsOf(word), isFunctionWord: functionWords.has(word) })),
    key: words.join(''),
    isConverted,
  }
}
