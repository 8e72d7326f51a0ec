import type { Page } from '@playwright/test'
import type { Picture } from './picture.ts'

/** A screenshot of a page in shades of grey. The browser decodes its PNG. */
export async function screenPicture(page: Page): Promise<Picture> {
  const png = await page.screenshot()
  const [width, height, base64] = await page.evaluate(async (source) => {
    const image = await createImageBitmap(
      new Blob([Uint8Array.from(atob(source), (char) => char.charCodeAt(0))], { type: 'image/png' }),
    )
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('No canvas')
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, image.width, image.height)
    let grey = ''
    for (let at = 0; at < data.length; at += 4)
      grey += String.fromCharCode(
        Math.round(0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)),
      )
    return [image.width, image.height, btoa(grey)] as const
  }, png.toString('base64'))
  return { width, height, pixels: Buffer.from(base64, 'base64') }
}
