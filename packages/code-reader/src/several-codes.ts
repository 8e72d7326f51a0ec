import { keyOfText } from './document-key.ts'
import type { Look } from './types.ts'

/** Two codes that alternate within so long are in view together. */
const turnsWithinMs = 1000
/** After two were seen, one must be seen alone for so long before it is read. */
const lastsMs = 1000

export interface SeveralCodes {
  /**
   * Takes what was found in a frame and returns whether codes of several documents are in view: in one picture, or
   * alternating between frames when an engine finds one at a time. A code that replaces another one for good, as when
   * the phone renews it after three minutes, does not count as a second one.
   */
  look(look: Pick<Look, 'found' | 'others'>, at: number): boolean
}

export function createSeveralCodes(): SeveralCodes {
  /** When each recent code was seen last. */
  const seen = new Map<string, number>()
  let current: string | undefined
  let togetherAt = -Infinity

  return {
    look({ found, others = [] }, at) {
      for (const [key, last] of seen) if (at - last > turnsWithinMs) seen.delete(key)
      const keys = new Set([found, ...others].flatMap((sighting) => (sighting && keyOfText(sighting.text)) ?? []))
      const [key] = keys
      // A code that was seen before the current one is back: the two alternate.
      const isBack = key !== undefined && key !== current && seen.has(key)
      if (keys.size > 1 || isBack) togetherAt = at
      for (const one of keys) seen.set(one, at)
      current = key ?? current
      return at - togetherAt < lastsMs
    },
  }
}
