import { readBars } from '../bars/bar-reader.ts'
import { seemsStriped } from '../bars/glance.ts'
import { lanes } from '../bars/lanes.ts'
import { locateBars } from '../bars/locate.ts'
import { keyOfText } from '../document-key.ts'
import type { GreyPicture } from '../types.ts'
import { findOther } from './other-codes.ts'
import type { Found } from './protocol.ts'
import { trustedDecoder } from './trusted-decoder.ts'
import type { Decoder } from './wasm-decoder.ts'

export interface PictureLook {
  readonly found: Found | undefined
  /**
   * Codes of other documents beside the one found: at most one is looked for. Empty when there is none, now or a few
   * looks ago; undefined when nobody looked.
   */
  readonly others?: readonly Found[]
  /** Something like bars was in view, read or not. */
  readonly barsSeen: boolean
}

/** Reads picture after picture of one camera. */
export interface PictureReader {
  read(picture: GreyPicture): PictureLook
}

/** A code that was alone is looked at so many times before its surroundings are searched again. */
const looksAlone = 8

/**
 * Our own reader for bars, and the engine for QR codes and for bars that hold something else. Which of the two comes
 * first is seen from the picture. What worked for one frame is tried first on the next; otherwise each frame is looked
 * at in another way.
 */
export function createPictureReader(engine: Decoder): PictureReader {
  const decode = trustedDecoder(engine)
  let lane = 0
  let nextLane = 1
  let alone: { text: string; looks: number } | undefined

  /** The usual way finds most codes, so it has every second look until one is seen; then all ways have their turn. */
  function takeTurns(seen: boolean): void {
    if (lane !== 0 && !seen) lane = 0
    else {
      lane = nextLane
      nextLane = (nextLane + 1) % lanes.length
    }
  }

  function readOne(picture: GreyPicture): Pick<PictureLook, 'found' | 'barsSeen'> {
    const barsFirst = seemsStriped(picture)
    const early = barsFirst ? undefined : decode(picture)
    if (early !== undefined) return { found: early, barsSeen: false }
    const way = lanes[lane]!
    const { read, seen } = readBars(picture, locateBars(picture, way.search), way)
    if (read !== undefined) return { found: read, barsSeen: true }
    takeTurns(seen)
    return { found: barsFirst ? decode(picture) : undefined, barsSeen: seen }
  }

  return {
    read(picture) {
      const { found, barsSeen } = readOne(picture)
      if (found === undefined || keyOfText(found.text) === undefined) return { found, barsSeen }
      if (alone?.text === found.text && alone.looks < looksAlone) {
        alone.looks++
        return { found, others: [], barsSeen }
      }
      const other = findOther(picture, found, decode)
      alone = other === undefined ? { text: found.text, looks: 0 } : undefined
      return { found, others: other === undefined ? [] : [other], barsSeen }
    },
  }
}
