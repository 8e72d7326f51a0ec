import { steadyVideo } from '../support/camera-video.ts'
import type { ShownCode } from '../support/phone-picture.ts'
import { read } from '../support/reader-harness.ts'
import { expect, test } from '../support/test.ts'

const qr: ShownCode = {
  kind: 'qr',
  text: 'https://diia.app/documents/internal-passport/c1a2f0de-5f1c-4c1a-9d0b-6a0f4de0a111/verify/8f14e45f-ceea-467f-a1d2-3b4c5d6e7f80',
}

test.describe('the page itself draws and reads nothing', () => {
  for (const engine of ['wasm', 'js'] as const) {
    test(engine, async ({ openWithCamera, openReader }) => {
      const page = await openWithCamera({ film: steadyVideo(qr, { width: 1920, height: 1080 }) })
      if (engine === 'js') await page.context().route('**/*.wasm', (route) => route.abort())
      await page.addInitScript(() => {
        const refuse = (): never => {
          throw new Error('The page drew')
        }
        Object.assign(window, { createImageBitmap: refuse })
        for (const context of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D])
          Object.assign(context.prototype, { drawImage: refuse, getImageData: refuse })
      })
      await openReader(page)
      await page.evaluate(async () => {
        await window.harness.preload()
        await window.harness.start()
      })
      await expect.poll(() => read(page), { timeout: 10_000 }).toEqual([qr.text])
      expect(await page.evaluate(() => window.harness.codes[0]?.engine)).toBe(engine)
    })
  }
})

test('reads frames without planes, as in a browser without VideoFrame', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: steadyVideo(qr) })
  await page.addInitScript(() => {
    Object.defineProperty(window, 'VideoFrame', { value: undefined })
  })
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  await expect.poll(() => read(page), { timeout: 10_000 }).toEqual([qr.text])
  expect(await page.evaluate(() => window.harness.codes[0]?.engine)).toBe('wasm')
})

test('returns the position of the code', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: steadyVideo(qr) })
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  await expect.poll(() => read(page)).toEqual([qr.text])
  const corners = await page.evaluate(() => window.harness.codes[0]?.corners ?? [])
  // The film shows it upright in the middle, four fifths as wide as a card of 430 pixels.
  const [side, middle] = [344, { x: 640, y: 360 }]
  const expected = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([x = 0, y = 0]) => ({ x: middle.x + (x * side) / 2, y: middle.y + (y * side) / 2 }))
  expect(corners).toHaveLength(4)
  for (const [place, corner] of corners.entries()) {
    expect(Math.abs(corner.x * 1280 - (expected[place]?.x ?? 0))).toBeLessThan(12)
    expect(Math.abs(corner.y * 720 - (expected[place]?.y ?? 0))).toBeLessThan(12)
  }
})
