import { BarcodeFormat, EAN13Reader, NotFoundException, QRCodeReader } from '@zxing/library'
import type { BinaryBitmap, Reader, Result } from '@zxing/library'
import type { CodeFormat, Point } from '../types.ts'
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

/**
 * The library reports the middles of finder patterns, 3.5 modules inside the code; most codes have about forty modules.
 */
const outside = 3.5 / 34

/**
 * Corners of a result, from the three finder patterns of a QR or the ends of a row of bars that the library reports.
 */
export function cornersOf(result: Result): Point[] | undefined {
  const points = result.getResultPoints().map((point) => ({ x: point.getX(), y: point.getY() }))
  const [first, second, third] = points
  if (first === undefined || second === undefined) return undefined
  if (third === undefined || formatOf(result) !== 'qr')
    return first.x <= second.x ? [first, second, second, first] : [second, first, first, second]
  const [bottomLeft, topLeft, topRight] = [first, second, third]
  const along = (x: number, y: number): Point => ({
    x: topLeft.x + x * (topRight.x - topLeft.x) + y * (bottomLeft.x - topLeft.x),
    y: topLeft.y + x * (topRight.y - topLeft.y) + y * (bottomLeft.y - topLeft.y),
  })
  return [
    along(-outside, -outside),
    along(1 + outside, -outside),
    along(1 + outside, 1 + outside),
    along(-outside, 1 + outside),
  ]
}

/** Format of a result of these readers. */
export function formatOf(result: Result): CodeFormat {
  const format = result.getBarcodeFormat()
  if (format === BarcodeFormat.EAN_13) return 'ean-13'
  return format === BarcodeFormat.CODE_128 ? 'code-128' : 'qr'
}
