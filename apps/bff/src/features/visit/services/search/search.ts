import type { SearchMarks } from '@diia-desk/contract'
import { createMarks } from './marks.ts'
import { matchPiece } from './match-piece.ts'
import type { PieceMatch } from './match-piece.ts'
import { level, nowhere } from './match-token.ts'
import { numberRank, readNumbers } from './numbers.ts'
import type { Named, Numbers } from './numbers.ts'
import { readQuery } from './query.ts'
import type { RelatedWords } from './related-words.ts'
import { createVocabulary } from './vocabulary.ts'
import { numberKey, readWords } from './words.ts'

export interface Match<Item> {
  item: Item
  /** Found by a related word or with a typing mistake; the typed text itself is not in it. */
  isSimilar: boolean
  marks: SearchMarks
}

export interface Found<Item> {
  total: number
  items: Match<Item>[]
}

interface Page {
  skip?: number
  take: number
  /** Among equal matches the lower rank comes first: services that are used often. */
  usageRankOf?: ((id: string) => number) | undefined
}

export interface Search<Item> {
  /** The best matches; undefined when nothing was asked for, such as for spaces. */
  find(typed: string, page: Page): Found<Item> | undefined
}

/** Larger than any rank; services that were not used have it. */
export const unusedRank = 9_999

/**
 * An index of services by their codes, numbers and words of their names (docs/decisions/0052). The order of the items
 * is the order among equals.
 */
export function createSearch<Item>(
  items: readonly Item[],
  namedOf: (item: Item) => Named,
  related: RelatedWords,
): Search<Item> {
  const named = items.map(namedOf)
  const names = named.map(({ name }) => readWords(name))
  const vocabulary = createVocabulary(names.map((words) => words.map(({ text }) => text)))
  const firstWords = names.map(([first]) => (first === undefined ? -1 : (vocabulary.idOf.get(first.text) ?? -1)))
  const numbers = named.map(readNumbers)
  const numbersBegin = new Set(
    numbers.flatMap(({ code = '', key, sections }) => [code, key, ...sections].map(([first = '']) => first)),
  )
  const searched = { vocabulary, numbers, numbersBegin, related }
  const marksOf = createMarks(vocabulary, names)

  return {
    find(typed, { skip = 0, take, usageRankOf = () => unusedRank }) {
      const pieces = readQuery(typed)
      if (pieces.length === 0) return undefined
      const isFunctionWordsOnly = pieces.every(([asTyped]) =>
        asTyped?.tokens.every(({ isFunctionWord }) => isFunctionWord),
      )
      const matches: PieceMatch[] = []
      const worst = new Uint8Array(items.length)
      const sums = new Uint16Array(items.length)
      for (const piece of pieces) {
        const match = matchPiece(searched, piece, isFunctionWordsOnly)
        matches.push(match)
        if (!applyPiece(worst, sums, match.best)) return { total: 0, items: [] }
      }
      const begun = likelyFirstWords(matches)
      const whole = numberKey(typed)
      const scores: number[] = []
      for (let index = 0; index < items.length; index++) {
        const found = worst[index] ?? nowhere
        const { id } = named[index] as Named
        if (found === nowhere) continue
        let score = numberRank(numbers[index] as Numbers, whole)
        score = score * 10 + (tiers[found] ?? guesses)
        score = score * (unusedRank + 1) + Math.min(usageRankOf(id), unusedRank)
        score = score * 2 + (begun.has(firstWords[index] ?? -1) ? 0 : 1)
        score = score * maxSum + Math.min(sums[index] ?? 0, maxSum - 1)
        // Of two matching names the shorter one has fewer words that were not asked for.
        score = score * maxWords + Math.min(names[index]?.length ?? 0, maxWords - 1)
        scores.push(score * maxItems + index)
      }
      const order = Float64Array.from(scores).toSorted()
      return {
        total: order.length,
        items: Array.from(order.subarray(skip, skip + take), (score) => {
          const index = score % maxItems
          return {
            item: items[index] as Item,
            isSimilar: (tiers[worst[index] ?? 0] ?? guesses) >= guesses,
            marks: marksOf(index, named[index] as Named, numbers[index] as Numbers, matches),
          }
        }),
      }
    },
  }
}

/**
 * The rank of a match is one number, because numbers sort faster than lists: 5 ranks of numbers, 10 tiers, 10^4 ranks
 * of usage, 2, 50 and 50 for how well it matches, and the position in the list. The total stays below 2^53.
 */
const maxSum = 50
const maxWords = 50
const maxItems = 1_000_000

/** Applies one more piece; returns whether any match is left. */
function applyPiece(worst: Uint8Array, sums: Uint16Array, best: Uint8Array): boolean {
  let left = false
  for (let index = 0; index < best.length; index++) {
    const found = best[index] ?? nowhere
    if (found > (worst[index] ?? 0)) worst[index] = found
    sums[index] = (sums[index] ?? 0) + found
    if (worst[index] !== nowhere) left = true
  }
  return left
}

/**
 * The order of levels, and of those after a conversion of the keyboard layout: first text that was found as typed
 * (beginnings and forms are equal, because «реєстрацію місця» may mean «Реєстрація місця» or a name with that case;
 * then parts), then guesses.
 */
const tiers = [0, 0, 1, 4, 5, 2, 2, 3, 6, 7]
const guesses = 4

/** Words that the first word of the query may mean. A name that begins with one of them is a better match. */
function likelyFirstWords(matches: readonly PieceMatch[]): Set<number> {
  for (const { readings } of matches) {
    const words = readings.flatMap(({ tokens }) => {
      const { match } = tokens[0] ?? {}
      if (match === undefined) return []
      const meant = [...match.words].filter(([, found]) => found <= level.form).map(([word]) => word)
      return [...meant, ...match.phrases.flatMap(([first = []]) => [...first])]
    })
    if (words.length > 0) return new Set(words)
  }
  return new Set()
}
