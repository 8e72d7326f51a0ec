import { barModes } from '../bars/bar-modes.ts'
import { keyOfText } from '../document-key.ts'
import type { GreyPicture } from '../types.ts'
import { createCodeReader } from './code-reader.ts'
import type { CodeLook } from './code-reader.ts'
import { findOther } from './other-codes.ts'
import type { Found } from './protocol.ts'
import { trustedDecoder } from './trusted-decoder.ts'
import type { Decoder } from './wasm-decoder.ts'

export interface PictureLook extends CodeLook {
  /**
   * Codes of other documents beside the one found: at most one is looked for. Empty when there is none, now or a few
   * frames ago; undefined when the picture was not searched, as when bars are found for the first time.
   */
  readonly others?: readonly Found[]
}

/** Reads the successive pictures of one camera. */
export interface PictureReader {
  read(picture: GreyPicture): PictureLook
}

/** After a code was found to be alone, so many frames are read before others are searched for again. */
const looksAlone = 8

/**
 * Reads a code, and checks whether another document's code is in view with it. A QR is reported after one frame, so
 * that frame is searched for others; bars are reported after two, so the second one is searched.
 */
export function createPictureReader(engine: Decoder): PictureReader {
  const decode = trustedDecoder(engine)
  const reader = createCodeReader(decode)
  let search = 0
  let alone: { text: string; looks: number } | undefined
  let foundOnce: string | undefined

  return {
    read(picture) {
      const look = reader.read(picture)
      const { found } = look
      if (found === undefined || keyOfText(found.text) === undefined) return look
      if (alone?.text === found.text && alone.looks < looksAlone) {
        alone.looks++
        return { ...look, others: [] }
      }
      const isNew = found.text !== foundOnce && found.text !== alone?.text
      foundOnce = found.text
      if (found.format !== 'qr' && isNew) return look
      // While a code stays in view, each search for others uses the next mode.
      search = alone?.text === found.text ? (search + 1) % barModes.length : 0
      const other = findOther(picture, found, decode, barModes[search]!)
      alone = other === undefined ? { text: found.text, looks: 0 } : undefined
      return { ...look, others: other === undefined ? [] : [other] }
    },
  }
}
