import { readBars } from '../bars/bar-reader.ts'
import { seemsStriped } from '../bars/seems-striped.ts'
import { barModes } from '../bars/bar-modes.ts'
import { locateBars } from '../bars/locate.ts'
import type { GreyPicture } from '../types.ts'
import { createCloseUps } from './close-up.ts'
import type { Found } from './protocol.ts'
import type { Decoder } from './wasm-decoder.ts'

export interface CodeLook {
  readonly found: Found | undefined
  /** Something like bars was in view, read or not. */
  readonly barsSeen: boolean
}

/** Reads one code in each picture that it is given. */
export interface CodeReader {
  read(picture: GreyPicture): CodeLook
}

/** Of so many frames without a result, one is searched with a close-up instead of for bars. */
const closeUpEach = 3

/**
 * Our own reader for bars, and the engine for QR codes and for bars with other content. The picture or the last result
 * decides which of the two comes first. What worked for one frame is tried first on the next; otherwise each frame is
 * read with another mode.
 * @param decode the engine, limited to results that can be trusted: see `trusted-decoder.ts`
 */
export function createCodeReader(decode: Decoder): CodeReader {
  const closeUps = createCloseUps(decode)
  let mode = 0
  let nextMode = 1
  let misses = 0
  let worked: 'bars' | 'close-up' | undefined

  /**
   * The first mode finds most codes, so it is used for every second frame until bars are seen; then all modes in turn.
   */
  function takeTurns(seen: boolean): void {
    if (mode !== 0 && !seen) mode = 0
    else {
      mode = nextMode
      nextMode = (nextMode + 1) % barModes.length
    }
  }

  function lookAtBars(picture: GreyPicture): CodeLook {
    const way = barModes[mode]!
    const { read, seen } = readBars(picture, locateBars(picture, way.search), way)
    if (read === undefined) takeTurns(seen)
    return { found: read, barsSeen: seen }
  }

  return {
    read(picture) {
      const before = worked
      worked = undefined
      const barsFirst = before === 'bars' || (before === undefined && seemsStriped(picture))
      const early = barsFirst || before === 'close-up' ? undefined : decode(picture)
      if (early !== undefined) return { found: early, barsSeen: false }
      const isCloseUp = before === 'close-up' || misses % closeUpEach === closeUpEach - 1
      const look = isCloseUp ? { found: closeUps.look(picture), barsSeen: false } : lookAtBars(picture)
      if (look.found !== undefined) {
        worked = isCloseUp ? 'close-up' : 'bars'
        return look
      }
      const late = barsFirst || before === 'close-up' ? decode(picture) : undefined
      if (late === undefined) misses++
      return { found: late, barsSeen: look.barsSeen }
    },
  }
}
