import { cameraVideo, steadyVideo } from '../support/camera-video.ts'
import type { ShownCode } from '../support/phone-picture.ts'
import { expect, read, test } from '../support/reader-harness.ts'

const qr: ShownCode = { kind: 'qr', text: 'https://diia.app/documents/internal-passport/c1a2f0de-5f1c-4c1a-9d0b-6a0f4de0a111/verify/8f14e45f-ceea-467f-a1d2-3b4c5d6e7f80' }
const ean: ShownCode = { kind: 'ean-13', text: '5579455552341' }
const code128: ShownCode = { kind: 'code-128', text: '8169516997999' }

for (const code of [qr, ean, code128]) {
  for (const [width, height] of [[1280, 720], [1920, 1080]] as const) {
    test(`reads ${code.kind} at ${width}×${height} within two seconds, and once`, async ({ openWithCamera, openReader }) => {
      const page = await openWithCamera({ film: steadyVideo(code, { width, height }) })
      await openReader(page)
      await page.evaluate(() => window.harness.preload())
      const started = await page.evaluate(async () => {
        const now = performance.now()
        await window.harness.start()
        return now
      })
      await expect.poll(() => read(page)).toEqual([code.text])
      const first = await page.evaluate(() => window.harness.codes[0])
      expect(first).toMatchObject({ format: code.kind, engine: 'wasm' })
      expect((first?.readAt ?? Infinity) - started).toBeLessThan(2000)
      test.info().annotations.push({ type: 'ms to read', description: String(Math.round((first?.readAt ?? 0) - started)) })
      const running = await page.evaluate(() => window.harness.states.at(-1))
      expect(running).toMatchObject({ kind: 'running', width, height })
      await page.waitForTimeout(1500)
      expect(await read(page)).toEqual([code.text])
    })
  }
}

test('reports a code again only after it was gone', async ({ openWithCamera, openReader }) => {
  const film = cameraVideo([{ seconds: 1.6 }, { code: ean, seconds: 1.6 }])
  const page = await openWithCamera({ film })
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  await expect.poll(() => read(page), { timeout: 12_000 }).toEqual([ean.text, ean.text, ean.text])
  const gaps = await page.evaluate(() => window.harness.codes.slice(1).map((code, place) => code.readAt - (window.harness.codes[place]?.readAt ?? 0)))
  for (const gap of gaps) expect(gap).toBeGreaterThan(2500)
})

test('does not read while paused, nor report again what stayed in view', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: steadyVideo(qr) })
  await openReader(page)
  await page.evaluate(async () => {
    await window.harness.start()
    window.harness.session?.pause()
  })
  await page.waitForTimeout(1500)
  expect(await read(page)).toEqual([])
  await page.evaluate(() => window.harness.session?.resume())
  await expect.poll(() => read(page)).toEqual([qr.text])
  await page.evaluate(() => window.harness.session?.pause())
  await page.waitForTimeout(1500)
  await page.evaluate(() => window.harness.session?.resume())
  await page.waitForTimeout(1000)
  expect(await read(page)).toEqual([qr.text])
})

for (const code of [qr, ean, code128]) {
  test(`reads ${code.kind} without WebAssembly`, async ({ openWithCamera, openReader }) => {
    const page = await openWithCamera({ film: steadyVideo(code) })
    await page.context().route('**/*.wasm', (route) => route.abort())
    await openReader(page)
    await page.evaluate(() => window.harness.start())
    await expect.poll(() => read(page), { timeout: 10_000 }).toEqual([code.text])
    expect(await page.evaluate(() => window.harness.codes[0]?.engine)).toBe('js')
  })
}

test('reads without the worker', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: steadyVideo(qr) })
  await page.context().route('**/worker-*.js', (route) => route.abort())
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  await expect.poll(() => read(page), { timeout: 10_000 }).toEqual([qr.text])
  expect(await page.evaluate(() => window.harness.codes[0]?.engine)).toBe('js')
})

test('reads meanwhile when the worker is slow, and hands over when it comes', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: cameraVideo([{ seconds: 1.4 }, { code: qr, seconds: 0.8 }]) })
  const held = Promise.withResolvers<void>()
  await page.context().route('**/*.wasm', async (route) => {
    await held.promise
    await route.continue()
  })
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  await expect.poll(() => page.evaluate(() => window.harness.codes.at(-1)?.engine), { timeout: 12_000 }).toBe('js')
  held.resolve()
  await expect.poll(() => page.evaluate(() => window.harness.codes.at(-1)?.engine), { timeout: 8000 }).toBe('wasm')
})
