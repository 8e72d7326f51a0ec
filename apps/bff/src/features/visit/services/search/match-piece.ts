import { converted, level, matchToken, nowhere } from './match-token.ts'
import type { TokenMatch } from './match-token.ts'
import { isInNumber } from './numbers.ts'
import type { Numbers } from './numbers.ts'
import type { Piece, Reading, Token } from './query.ts'
import type { RelatedWords } from './related-words.ts'
import type { Vocabulary } from './vocabulary.ts'

interface ReadingMatch {
  tokens: { token: Token; match: TokenMatch }[]
  key: string
  /** The level at which each name matches the reading. */
  levels: Uint8Array
}

/** The matches of a piece of the query: for each reading, and the best level for each name. */
export interface PieceMatch {
  readings: ReadingMatch[]
  best: Uint8Array
}

/** What is searched: the words of the names, and the numbers of the services. */
interface Searched {
  vocabulary: Vocabulary
  numbers: readonly Numbers[]
  /** First characters of all numbers and their sections. Most words need not be searched among numbers. */
  numbersBegin: ReadonlySet<string>
  related: RelatedWords
}

/**
 * Searches one piece of the query.
 *
 * @param isFunctionWordsOnly whether the whole query contains only words such as «про» or «для»
 */
export function matchPiece(searched: Searched, piece: Piece, isFunctionWordsOnly: boolean): PieceMatch {
  const readings = piece.map((reading) => matchReading(searched, reading, isFunctionWordsOnly))
  const best = new Uint8Array(searched.numbers.length).fill(nowhere)
  for (const { levels } of readings) mergeBest(best, levels)
  return { readings, best }
}

function matchReading(
  { vocabulary, numbers, numbersBegin, related }: Searched,
  { tokens, key, isConverted }: Reading,
  isFunctionWordsOnly: boolean,
): ReadingMatch {
  const levels = new Uint8Array(numbers.length)
  // Users type «про» also for names without it. When nothing else is typed, names that contain it come first.
  const counted = tokens.filter(({ isFunctionWord }) => !isFunctionWord || isFunctionWordsOnly)
  const matches = counted.map((token) => ({ token, match: matchToken(vocabulary, related, token) }))
  for (const { token, match } of matches) {
    const own = levelsOf(match, vocabulary, numbers.length)
    for (let index = 0; index < own.length; index++) {
      const found = own[index] ?? nowhere
      const taken = token.isFunctionWord && found > level.part ? level.part : found
      if (taken > (levels[index] ?? 0)) levels[index] = taken
    }
  }
  if (numbersBegin.has(key[0] ?? ''))
    numbers.forEach((number, index) => {
      if (levels[index] !== level.beginning) levels[index] = Math.min(levels[index] ?? nowhere, isInNumber(number, key))
    })
  if (isConverted)
    for (let index = 0; index < levels.length; index++)
      if (levels[index] !== nowhere) levels[index] = (levels[index] ?? 0) + converted
  return { tokens: matches, key, levels }
}

function mergeBest(best: Uint8Array, levels: Uint8Array): void {
  for (let index = 0; index < best.length; index++) {
    const found = levels[index] ?? nowhere
    if (found < (best[index] ?? nowhere)) best[index] = found
  }
}

/** The best level at which each name matches a token, or `nowhere`. */
function levelsOf({ words, phrases }: TokenMatch, vocabulary: Vocabulary, count: number): Uint8Array {
  const levels = new Uint8Array(count).fill(nowhere)
  const note = (index: number, found: number) => {
    if (found < (levels[index] ?? 0)) levels[index] = found
  }
  for (const [word, found] of words) for (const index of vocabulary.names[word] ?? []) note(index, found)
  for (const phrase of phrases) {
    const [first = new Set<number>(), ...more] = phrase.map(
      (forms) => new Set([...forms].flatMap((word) => vocabulary.names[word] ?? [])),
    )
    for (const index of first) if (more.every((having) => having.has(index))) note(index, level.related)
  }
  return levels
}
