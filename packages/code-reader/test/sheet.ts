import bwip from 'bwip-js/node'
import type { GreyPicture } from '../src/types.ts'

/** Puts something on a sheet. */
export type Draw = (picture: GreyPicture) => void

/** A grey sheet with codes on it. */
export function sheet(width: number, height: number, ...drawings: readonly Draw[]): GreyPicture {
  const own = { data: new Uint8Array(width * height).fill(235), width, height }
  for (const draw of drawings) draw(own)
  return own
}

/** A code with its upper left corner, in pixels, and the size of its modules. Bars are thirty modules high. */
export function code(
  kind: 'qrcode' | 'ean13' | 'code128',
  text: string,
  left: number,
  top: number,
  module: number,
): Draw {
  return ({ data, width }) => {
    const [encoded] = bwip.raw({ bcid: kind, text })
    const dark = (x: number, y: number): void => {
      for (let row = 0; row < module; row++)
        data.fill(
          25,
          (top + y * module + row) * width + left + x * module,
          (top + y * module + row) * width + left + (x + 1) * module,
        )
    }
    if (encoded !== undefined && 'pixs' in encoded) {
      const side = Math.sqrt(encoded.pixs.length)
      encoded.pixs.forEach((pixel, at) => pixel === 1 && dark(at % side, Math.floor(at / side)))
    } else if (encoded !== undefined) {
      let at = 0
      encoded.sbs.forEach((size, place) => {
        if (place % 2 === 0) for (let x = 0; x < size; x++) for (let y = 0; y < 30; y++) dark(at + x, y)
        at += size
      })
    }
  }
}
