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
  for (const { levels } of readings) takeBetter(best, levels)
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
    for (let place = 0; place < own.length; place++) {
      const found = own[place] ?? nowhere
      const taken = token.isFunctionWord && found > level.part ? level.part : found
      if (taken > (levels[place] ?? 0)) levels[place] = taken
    }
  }
  if (numbersBegin.has(key[0] ?? ''))
    numbers.forEach((number, place) => {
      if (levels[place] !== level.beginning) levels[place] = Math.min(levels[place] ?? nowhere, isInNumber(number, key))
    })
  if (isConverted)
    for (let place = 0; place < levels.length; place++)
      if (levels[place] !== nowhere) levels[place] = (levels[place] ?? 0) + converted
  return { tokens: matches, key, levels }
}

function takeBetter(best: Uint8Array, levels: Uint8Array): void {
  for (let place = 0; place < best.length; place++) {
    const found = levels[place] ?? nowhere
    if (found < (best[place] ?? nowhere)) best[place] = found
  }
}

/** The best level at which each name matches a token, or `nowhere`. */
function levelsOf({ words, phrases }: TokenMatch, vocabulary: Vocabulary, count: number): Uint8Array {
  const levels = new Uint8Array(count).fill(nowhere)
  const note = (place: number, found: number) => {
    if (found < (levels[place] ?? 0)) levels[place] = found
  }
  for (const [word, found] of words) for (const place of vocabulary.names[word] ?? []) note(place, found)
  for (const phrase of phrases) {
    const [first = new Set<number>(), ...more] = phrase.map(
      (forms) => new Set([...forms].flatMap((word) => vocabulary.names[word] ?? [])),
    )
    for (const place of first) if (more.every((having) => having.has(place))) note(place, level.related)
  }
  return levels
}
