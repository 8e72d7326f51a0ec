import { stemsOf } from './stems.ts'

/** Every word that occurs in a name, once, with the names it occurs in. */
export interface Vocabulary {
  words: string[]
  stems: string[][]
  /** For each word: the indexes of the names that contain it. */
  names: number[][]
  /** Words by their stems. */
  byStem: Map<string, number[]>
  idOf: Map<string, number>
  /** Words that can contain a text in one script, so that the others need not be searched. */
  inScript: Record<Script, number[]>
}

type Script = 'latin' | 'other'

export function scriptOf(word: string): Script {
  return /[a-z]/.test(word) ? 'latin' : 'other'
}

export function createVocabulary(names: readonly (readonly string[])[]): Vocabulary {
  const idOf = new Map<string, number>()
  const indexes: number[][] = []
  names.forEach((words, index) => {
    for (const word of new Set(words)) {
      const id = idOf.get(word)
      if (id === undefined) {
        idOf.set(word, indexes.length)
        indexes.push([index])
      } else indexes[id]?.push(index)
    }
  })
  const words = [...idOf.keys()]
  const stems = words.map(stemsOf)
  const byStem = new Map<string, number[]>()
  stems.forEach((ofWord, id) => {
    for (const stem of ofWord) {
      const known = byStem.get(stem)
      if (known === undefined) byStem.set(stem, [id])
      else known.push(id)
    }
  })
  const inScript: Vocabulary['inScript'] = { latin: [], other: [] }
  words.forEach((word, id) => inScript[scriptOf(word)].push(id))
  return { words, stems, names: indexes, byStem, idOf, inScript }
}

/** Words that are forms of a word with these stems. */
export function formsOf({ byStem }: Vocabulary, stems: readonly string[]): Set<number> {
  return new Set(stems.flatMap((stem) => byStem.get(stem) ?? []))
}
