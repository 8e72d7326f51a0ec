import { isDocumentNumber } from '@diia-desk/contract/gate'
import { barModes } from './bars/bar-modes.ts'
import type { CodeRead, Sighting } from './types.ts'

/** A code that was reported is reported again only after frames were read for so long without it. */
const goneAfterMs = 1000
/** Two equal reads further apart than this do not support each other. */
const pairWithinMs = 1000
const looksForNumber = 2
/** A QR that may have another one beside it must be seen twice, so that the other one can be noticed in between. */
const looksForQr = 2
const looksForOtherBars = barModes.length + 2
/** A longer gap between frames means that reading was interrupted, not that the code was taken away. */
const lookingGapMs = 500

export interface Acceptance {
  /**
   * Takes what was found in one frame, `undefined` for nothing, and returns a read when it is to be reported.
   * @param at time of the frame, in milliseconds of a monotonic clock
   * @param isAlone the picture was searched for other codes and contains none
   */
  look(sighting: Sighting | undefined, at: number, isAlone?: boolean): CodeRead | undefined
  /** Takes a frame with several codes: none is read, and those reported before are still in view. */
  lookAtSeveral(texts: readonly string[], at: number): void
}

/**
 * Decides which result is reported as a read. A QR carries error correction, so one frame is enough when no other code
 * is beside it. Bars do not: wrong numbers that pass every checksum have been measured, so a document number must be
 * read twice in a row (frames without a result may lie between). Bars with any other content are reported only after
 * every mode was tried without another result: most such results are misread document numbers, and the clerk would be
 * told that a valid code is not one of Diia.
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
