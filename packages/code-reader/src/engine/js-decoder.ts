import { BinaryBitmap, HybridBinarizer, RGBLuminanceSource } from '@zxing/library'
import { cornersOf, createJsReader, formatOf } from './js-reader.ts'
import type { Decoder } from './wasm-decoder.ts'

/** The engine without WebAssembly, for the worker: slower, but still not on the page's own thread. */
export function createJsDecoder(): Decoder {
  const reader = createJsReader()
  return ({ data, width, height }) => {
    const shades = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length)
    try {
      const result = reader.decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(shades, width, height))))
      return { text: result.getText(), format: formatOf(result), corners: cornersOf(result) }
    } catch {
      return undefined
    }
  }
}
