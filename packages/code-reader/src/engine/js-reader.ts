import { BarcodeFormat, EAN13Reader, NotFoundException, QRCodeReader } from '@zxing/library'
import type { BinaryBitmap, Reader, Result } from '@zxing/library'
import type { CodeFormat } from '../types.ts'
import { RepairedCode128Reader } from './code128-reader.ts'

/**
 * The engine without WebAssembly: the library's own readers one after another. Its `MultiFormatReader` would do
 * the same, but warns on the console about every reader that finds nothing, on every frame.
 */
export function createJsReader(): Reader {
  const readers: readonly Reader[] = [new QRCodeReader(), new EAN13Reader(), new RepairedCode128Reader()]
  return {
    decode(image: BinaryBitmap): Result {
      for (const reader of readers) {
        try {
          return reader.decode(image)
        } catch {
          // Not this kind of code.
        }
      }
      throw new NotFoundException()
    },
    reset() {
      for (const reader of readers) reader.reset()
    },
  }
}

/** Format of a result of these readers. */
export function formatOf(result: Result): CodeFormat {
  const format = result.getBarcodeFormat()
  if (format === BarcodeFormat.EAN_13) return 'ean-13'
  return format === BarcodeFormat.CODE_128 ? 'code-128' : 'qr'
}
