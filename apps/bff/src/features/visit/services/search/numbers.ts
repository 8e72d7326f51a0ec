import { level, nowhere } from './match-token.ts'
import { numberKey, wordsOf } from './words.ts'

/** The searched fields of a service. */
export interface Named {
  id: string
  name: string
  code?: string | undefined
  localNumber?: string | undefined
}

/** The numbers of a service. */
export interface Numbers {
  code: string | undefined
  /** The number in the centre's list without punctuation, and its sections. */
  key: string
  sections: string[]
}

export function readNumbers({ code, localNumber = '' }: Pick<Named, 'code' | 'localNumber'>): Numbers {
  return { code, key: numberKey(localNumber), sections: wordsOf(localNumber) }
}

/** How a piece of the query matches the numbers: at the beginning of one, or of a section of the centre's number. */
export function isInNumber({ code, key, sections }: Numbers, piece: string): number {
  if (code?.startsWith(piece) === true || key.startsWith(piece)) return level.beginning
  return piece.length > 1 && sections.some((section) => section.startsWith(piece)) ? level.part : nowhere
}

/**
 * For the whole query without punctuation. 0, 1: it is the code, the number; 2, 3: it is their beginning; 4: neither.
 */
export function numberRank({ code, key }: Numbers, typed: string): number {
  if (code === typed) return 0
  if (key === typed) return 1
  if (code?.startsWith(typed) === true) return 2
  return key.startsWith(typed) ? 3 : 4
}
