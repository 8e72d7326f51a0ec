import { level, nowhere } from './match-token.ts'
import { numberKey, wordsOf } from './words.ts'

/** What is searched of a service. */
export interface Named {
  id: string
  name: string
  code?: string | undefined
  localNumber?: string | undefined
}

/** The numbers that a service is known by. */
export interface Numbers {
  code: string | undefined
  /** The number in the centre's list without its signs, and its sections. */
  key: string
  sections: string[]
}

export function readNumbers({ code, localNumber = '' }: Pick<Named, 'code' | 'localNumber'>): Numbers {
  return { code, key: numberKey(localNumber), sections: wordsOf(localNumber) }
}

/** How a piece of the query stands in the numbers: at the beginning of one, or of a section of the centre's. */
export function isInNumber({ code, key, sections }: Numbers, piece: string): number {
  if (code?.startsWith(piece) === true || key.startsWith(piece)) return level.beginning
  return piece.length > 1 && sections.some((section) => section.startsWith(piece)) ? level.part : nowhere
}

/** Of all that was typed, without its signs. 0, 1: it is the code, the number; 2, 3: it begins them; 4: neither. */
export function numberRank({ code, key }: Numbers, typed: string): number {
  if (code === typed) return 0
  if (key === typed) return 1
  if (code?.startsWith(typed) === true) return 2
  return key.startsWith(typed) ? 3 : 4
}
