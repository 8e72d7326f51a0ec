import { lookForBars } from '../bars/bar-reader.ts'
import { lanes } from '../bars/lanes.ts'
import type { GreyPicture } from '../types.ts'
import type { Found } from './protocol.ts'
import type { Decoder } from './wasm-decoder.ts'

/** Reads picture after picture of one camera. */
export interface PictureReader {
  /** One look, and whether it saw something like bars, read or not. */
  read(picture: GreyPicture): { readonly found: Found | undefined; readonly barsSeen: boolean }
}

/**
 * Bars first, by our own reader: where there are any it is better and faster than the engine, and where there are none
 * it knows so after a millisecond. Then the engine, for QR codes and for bars that hold something else. What worked
 * for one frame is tried first on the next; otherwise each frame is looked at in another way.
 */
export function createPictureReader(decode: Decoder): PictureReader {
  let lane = 0
  return {
    read(picture) {
      const { read, seen } = lookForBars(picture, lanes[lane]!)
      if (read !== undefined) return { found: read, barsSeen: true }
      lane = seen ? (lane + 1) % lanes.length : 0
      return { found: decode(picture), barsSeen: seen }
    },
  }
}
