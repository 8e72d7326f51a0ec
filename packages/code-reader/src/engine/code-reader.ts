import { readBars } from '../bars/bar-reader.ts'
import { seemsStriped } from '../bars/glance.ts'
import { lanes } from '../bars/lanes.ts'
import { locateBars } from '../bars/locate.ts'
import type { GreyPicture } from '../types.ts'
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

/**
 * Our own reader for bars, and the engine for QR codes and for bars that hold something else. Which of the two comes
 * first is seen from the picture. What worked for one frame is tried first on the next; otherwise each frame is looked
 * at in another way.
 * @param decode the engine, already held to what may be believed: see `trusted-decoder.ts`
 */
export function createCodeReader(decode: Decoder): CodeReader {
  let lane = 0
  let nextLane = 1

  /** The usual way finds most codes, so it has every second look until one is seen; then all ways have their turn. */
  function takeTurns(seen: boolean): void {
    if (lane !== 0 && !seen) lane = 0
    else {
      lane = nextLane
      nextLane = (nextLane + 1) % lanes.length
    }
  }

  return {
    read(picture) {
      const barsFirst = seemsStriped(picture)
      const early = barsFirst ? undefined : decode(picture)
      if (early !== undefined) return { found: early, barsSeen: false }
      const way = lanes[lane]!
      const { read, seen } = readBars(picture, locateBars(picture, way.search), way)
      if (read !== undefined) return { found: read, barsSeen: true }
      takeTurns(seen)
      return { found: barsFirst ? decode(picture) : undefined, barsSeen: seen }
    },
  }
}
