import { isDocumentNumber } from '@diia-desk/contract/gate'
import { barModes } from './bars/bar-modes.ts'
import type { CodeRead, Sighting } from './types.ts'

/** A code that was reported is reported again only after this long in which we looked and did not see it. */
const goneAfterMs = 1000
/** Two equal reads further apart than this do not support each other. */
const pairWithinMs = 1000
const looksForNumber = 2
/** A QR that may stand beside another one is seen twice, so that the other one can come between. */
const looksForQr = 2
const looksForOtherBars = barModes.length + 2
/** A longer silence than this means that nobody looked (paused, hidden, camera lost), not that the code went. */
const lookingGapMs = 500

export interface Acceptance {
  /**
   * Takes what one frame showed, `undefined` for nothing, and gives back a read when it is to be reported.
   * @param at time of the look, in milliseconds of any steady clock
   * @param isAlone the picture was searched for other codes, and held none
   */
  look(sighting: Sighting | undefined, at: number, isAlone?: boolean): CodeRead | undefined
  /** Takes a look that showed these codes at once: none is read, and those reported before are still in view. */
  lookAtSeveral(texts: readonly string[], at: number): void
}

/**
 * Decides what is a read. A QR carries error correction, so one look is enough when nothing stands beside it. Bars do not: misreads that pass every
 * checksum have been measured, so a document number needs two equal looks in a row (frames in which nothing was read
 * may lie between). Bars that hold something else are told only when every way to look at them has had its turn
 * without another result: most of such readings are a document number gone wrong, and the clerk would be told that a
 * good code is none.
 */
export function createAcceptance(): Acceptance {
  const reported = new Map<string, number>()
  let candidate: { text: string; at: number; looks: number } | undefined
  let lastLook: number | undefined

  function keepTime(at: number): void {
    const unseen = lastLook === undefined ? 0 : at - lastLook
    lastLook = at
    for (const [text, seen] of reported) {
      if (unseen > lookingGapMs) reported.set(text, seen + unseen)
      else if (at - seen >= goneAfterMs) reported.delete(text)
    }
  }

  function isSupported({ text, format }: Sighting, at: number, isAlone: boolean): boolean {
    if (format === 'qr' && isAlone) return true
    const before = candidate
    const goesOn = before?.text === text && at - before.at <= pairWithinMs
    candidate = { text, at, looks: goesOn ? before.looks + 1 : 1 }
    return (
      candidate.looks >= (format === 'qr' ? looksForQr : isDocumentNumber(text) ? looksForNumber : looksForOtherBars)
    )
  }

  return {
    look(sighting, at, isAlone = false) {
      keepTime(at)
      if (sighting === undefined || sighting.text === '') return undefined
      if (reported.has(sighting.text)) {
        reported.set(sighting.text, at)
        return undefined
      }
      if (!isSupported(sighting, at, isAlone)) return undefined
      candidate = undefined
      reported.set(sighting.text, at)
      return { ...sighting, readAt: at }
    },
    lookAtSeveral(texts, at) {
      keepTime(at)
      candidate = undefined
      for (const text of texts) if (reported.has(text)) reported.set(text, at)
    },
  }
}
