import { greyOf } from './grey-picture.ts'
import type { Still } from './still-reader.ts'

/** A picture from a file, in any size, on white where it is transparent. */
export function stillOf(picture: ImageBitmap): Still {
  const { width, height } = picture
  return {
    width,
    height,
    at(wanted) {
      const canvas = new OffscreenCanvas(wanted, Math.max(1, Math.round((height * wanted) / width)))
      const context = canvas.getContext('2d', { willReadFrequently: true })
      if (context === null) throw new Error('No canvas to read the picture from')
      context.fillStyle = '#fff'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.imageSmoothingQuality = 'high'
      context.drawImage(picture, 0, 0, canvas.width, canvas.height)
      return greyOf(
        context.getImageData(0, 0, canvas.width, canvas.height),
        new Uint8Array(canvas.width * canvas.height),
      )
    },
  }
}
