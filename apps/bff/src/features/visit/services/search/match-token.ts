import type { Token } from './query.ts'
import type { RelatedWords } from './related-words.ts'
import { beginsOneLetterOff, isOneLetterOff, minTypoLength } from './typo.ts'
import { formsOf, scriptOf } from './vocabulary.ts'
import type { Vocabulary } from './vocabulary.ts'

/** How a word was found, best first. `nowhere` is larger than all levels, also after `converted` was added. */
export const level = { beginning: 0, form: 1, part: 2, related: 3, typo: 4 } as const
/** Added when the text was converted from the other keyboard layout. */
export const converted = 5
export const nowhere = 255

/** From this length on, a token is also searched in the middle of words. */
const minPart = 3
/** From this length on, a stem is also searched at the beginning of longer words: пенсі(я) – пенсійний. */
const minStem = 5

export interface TokenMatch {
  /** Words of the vocabulary with their levels. */
  words: Map<number, number>
  /** Related words: a name is found when it has a word of each set of one phrase. */
  phrases: Set<number>[][]
}

/**
 * The words that a token may mean. The result depends on nothing else in the query, so that a further word never finds
 * more. In particular, a typing mistake is assumed only when the token alone finds nothing.
 */
export function matchToken(vocabulary: Vocabulary, related: RelatedWords, token: Token): TokenMatch {
  const words = new Map<number, number>()
  const isPart = token.text.length >= minPart && /^\p{L}+$/u.test(token.text)
  const longStems = token.stems.filter((stem) => stem.length >= minStem)
  for (const id of vocabulary.inScript[scriptOf(token.text)]) {
    const word = vocabulary.words[id] ?? ''
    if (word.startsWith(token.text)) words.set(id, level.beginning)
    else if (isPart && (word.includes(token.text) || longStems.some((stem) => word.startsWith(stem))))
      words.set(id, level.part)
  }
  for (const id of formsOf(vocabulary, token.stems)) if (words.get(id) !== level.beginning) words.set(id, level.form)
  const phrases = related
    .phrasesFor(token.stems)
    .map((phrase) => phrase.map((stems) => formsOf(vocabulary, stems)))
    .filter((phrase) => phrase.every((forms) => forms.size > 0))
  if (words.size === 0 && phrases.length === 0 && isPart && token.text.length >= minTypoLength)
    addMistyped(vocabulary, token, words)
  return { words, phrases }
}

function addMistyped({ words, stems, inScript }: Vocabulary, token: Token, found: Map<number, number>): void {
  const longStems = token.stems.filter((stem) => stem.length >= minTypoLength)
  for (const id of inScript[scriptOf(token.text)])
    if (
      beginsOneLetterOff(token.text, words[id] ?? '') ||
      longStems.some((stem) => stems[id]?.some((other) => isOneLetterOff(stem, other)))
    )
      found.set(id, level.typo)
}
