import { readBars } from '../bars/bar-reader.ts'
import { lanes } from '../bars/lanes.ts'
import { locateBars } from '../bars/locate.ts'
import type { GreyPicture } from '../types.ts'
import type { Found } from './protocol.ts'
import type { Decoder } from './wasm-decoder.ts'

export interface PictureLook {
  readonly found: Found | undefined
  /** Something like bars was in view, read or not. */
  readonly barsSeen: boolean
}

/** Reads picture after picture of one camera. */
export interface PictureReader {
  read(picture: GreyPicture): PictureLook
}

/** Stripes that weigh so much, against all that has edges in every direction, are looked at first. */
const stripesFirst = 0.4

/**
 * Our own reader for bars, and the engine for QR codes and for bars that hold something else. Which of the two comes
 * first is seen from the picture. What worked for one frame is tried first on the next; otherwise each frame is looked
 * at in another way.
 */
export function createPictureReader(decode: Decoder): PictureReader {
  let lane = 0

  function read(picture: GreyPicture): PictureLook {
    const way = lanes[lane]!
    const { patches, texture } = locateBars(picture, way.faint)
    const striped = patches[0] !== undefined && patches[0].weight > stripesFirst * texture
    if (!striped) {
      const found = decode(picture)
      if (found !== undefined) return { found, barsSeen: false }
    }
    const bars = readBars(picture, patches, way)
    if (bars.read !== undefined) return { found: bars.read, barsSeen: true }
    lane = bars.seen ? (lane + 1) % lanes.length : 0
    return { found: striped ? decode(picture) : undefined, barsSeen: bars.seen }
  }

  return { read }
}
