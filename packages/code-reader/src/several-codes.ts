import { keyOfText } from './document-key.ts'
import type { Look } from './types.ts'

/** Two codes that take turns within so long are in view together. */
const turnsWithinMs = 1000
/** Once two were seen, one of them has to be seen alone for so long. */
const lastsMs = 1000

export interface SeveralCodes {
  /**
   * Takes what a look found and says whether codes of several documents are in view: in one picture, or by turns when
   * an engine finds now this one, now that one. A code that another one follows for good, as when the phone renews it
   * after three minutes, is no second one.
   */
  look(look: Pick<Look, 'found' | 'others'>, at: number): boolean
}

export function createSeveralCodes(): SeveralCodes {
  /** When each code was seen last, as far as that matters, and the one seen last. */
  const seen = new Map<string, number>()
  let current: string | undefined
  let togetherAt = -Infinity

  return {
    look({ found, others = [] }, at) {
      for (const [key, last] of seen) if (at - last > turnsWithinMs) seen.delete(key)
      const keys = new Set([found, ...others].flatMap((sighting) => (sighting && keyOfText(sighting.text)) ?? []))
      const [key] = keys
      // Seen before the one that is seen now, and here again: the two take turns.
      const isBack = key !== undefined && key !== current && seen.has(key)
      if (keys.size > 1 || isBack) togetherAt = at
      for (const one of keys) seen.set(one, at)
      current = key ?? current
      return at - togetherAt < lastsMs
    },
  }
}
