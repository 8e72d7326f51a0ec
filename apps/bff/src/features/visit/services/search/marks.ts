import type { SearchMarks } from '@diia-desk/contract'
import type { PieceMatch } from './match-piece.ts'
import { level, nowhere } from './match-token.ts'
import type { TokenMatch } from './match-token.ts'
import type { Named, Numbers } from './numbers.ts'
import type { Token } from './query.ts'
import type { Vocabulary } from './vocabulary.ts'
import { readWords } from './words.ts'
import type { Word } from './words.ts'

type Range = [from: number, to: number]

type MarksOf = (index: number, named: Named, numbers: Numbers, pieces: readonly PieceMatch[]) => SearchMarks

/** Marks are computed from the match, only for the few services that are shown. */
export function createMarks(vocabulary: Vocabulary, names: readonly Word[][]): MarksOf {
  return (index, named, numbers, pieces) => {
    const code: Range[] = []
    const localNumber: Range[] = []
    const name: Range[] = []
    for (const { readings, best } of pieces) {
      const reading = readings.find(({ levels }) => levels[index] === best[index])
      if (reading === undefined || best[index] === nowhere) continue
      const { key, tokens } = reading
      if (named.code?.startsWith(key) === true) code.push([0, key.length])
      localNumber.push(...rangesInNumber(named.localNumber ?? '', numbers, key))
      for (const { token, match } of tokens) name.push(...rangesInName(names[index] ?? [], vocabulary, token, match))
    }
    return Object.fromEntries(
      Object.entries({ code, localNumber, name })
        .map(([field, ranges]) => [field, mergeRanges(ranges)] as const)
        .filter(([, ranges]) => ranges.length > 0),
    )
  }
}

/** The words that match a token best. Marks the typed letters, or the whole word when it has another form or letter. */
function rangesInName(words: readonly Word[], { idOf }: Vocabulary, token: Token, match: TokenMatch): Range[] {
  const found = words.map((word) => ({ word, id: idOf.get(word.text) ?? -1 }))
  const best = Math.min(...found.map(({ id }) => match.words.get(id) ?? nowhere))
  if (best < level.related)
    return found.flatMap(({ word, id }) => (match.words.get(id) === best ? lettersIn(word, token.text) : []))
  const phrase = match.phrases.find((forms) => forms.every((set) => found.some(({ id }) => set.has(id))))
  return found.flatMap(({ word, id }) =>
    phrase?.some((set) => set.has(id)) === true || match.words.get(id) === level.typo
      ? rangeOf(word, 0, word.text.length)
      : [],
  )
}

function lettersIn(word: Word, typed: string): Range[] {
  const at = word.text.indexOf(typed)
  return at === -1 ? rangeOf(word, 0, word.text.length) : rangeOf(word, at, typed.length)
}

function rangeOf({ from, to }: Word, at: number, length: number): Range[] {
  const first = from[at]
  const last = to[at + length - 1]
  return first === undefined || last === undefined ? [] : [[first, last]]
}

function rangesInNumber(text: string, numbers: Numbers, typed: string): Range[] {
  if (numbers.key === '') return []
  const sections = readWords(text)
  if (numbers.key.startsWith(typed)) {
    const letters = sections.flatMap(({ from, to }) => from.map((start, index): Range => [start, to[index] ?? start]))
    const [first, last] = [letters[0], letters[typed.length - 1]]
    return first === undefined || last === undefined ? [] : [[first[0], last[1]]]
  }
  return typed.length > 1
    ? sections.flatMap((word) => (word.text.startsWith(typed) ? rangeOf(word, 0, typed.length) : []))
    : []
}

/** Sorted ranges; those that touch or overlap are merged. */
function mergeRanges(ranges: readonly Range[]): Range[] {
  const all: Range[] = []
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = all.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else all.push([from, to])
  }
  return all
}
