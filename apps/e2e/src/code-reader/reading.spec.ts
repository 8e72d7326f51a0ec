import { cameraVideo, steadyVideo } from '../support/camera-video.ts'
import type { ShownCode } from '../support/phone-picture.ts'
import { read } from '../support/reader-harness.ts'
import { expect, test } from '../support/test.ts'

const qr: ShownCode = {
  kind: 'qr',
  text: 'https://diia.app/documents/internal-passport/c1a2f0de-5f1c-4c1a-9d0b-6a0f4de0a111/verify/8f14e45f-ceea-467f-a1d2-3b4c5d6e7f80',
}
const ean: ShownCode = { kind: 'ean-13', text: '5579455552341' }
const code128: ShownCode = { kind: 'code-128', text: '8169516997999' }

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
] as const) {
  test(`reads each kind within the two seconds that it is shown, at ${width}×${height}`, async ({
    openWithCamera,
    openReader,
  }) => {
    // A code that is not read in time is missing in the list.
    const film = cameraVideo(
      [
        { code: qr, seconds: 2 },
        { code: ean, seconds: 2 },
        { code: code128, seconds: 2 },
      ],
      { width, height, keep: false },
    )
    const page = await openWithCamera({ film })
    await openReader(page)
    await page.evaluate(async () => {
      await window.harness.preload()
      await window.harness.start()
    })
    await expect
      .poll(() =>
        page.evaluate(() =>
          window.harness.codes.slice(0, 4).map(({ text, format, engine }) => ({ text, format, engine })),
        ),
      )
      .toEqual([qr, ean, code128, qr].map(({ kind, text }) => ({ text, format: kind, engine: 'wasm' })))
    expect(await page.evaluate(() => window.harness.states.at(-1))).toMatchObject({ kind: 'running', width, height })
  })
}

for (const code of [qr, ean, code128]) {
  test(`reads ${code.kind} once while it is held`, async ({ openWithCamera, openReader }) => {
    const page = await openWithCamera({ film: steadyVideo(code) })
    await openReader(page)
    await page.evaluate(() => window.harness.start())
    await expect.poll(() => read(page)).toEqual([code.text])
    await page.waitForTimeout(1500)
    expect(await read(page)).toEqual([code.text])
  })

  test(`reads ${code.kind} light on dark`, async ({ openWithCamera, openReader }) => {
    const page = await openWithCamera({ film: steadyVideo({ ...code, inverted: true }) })
    await openReader(page)
    await page.evaluate(() => window.harness.start())
    await expect.poll(() => read(page)).toEqual([code.text])
  })
}

const otherQr: ShownCode = { kind: 'qr', text: qr.text.replace('8f14e45f', '9f14e45f') }
for (const [name, one, two] of [
  ['two QR codes', qr, otherQr],
  ['bars and bars', ean, code128],
  ['a QR and the bars of another document', qr, ean],
] as const) {
  test(`reads neither of two phones, ${name}, and asks for one`, async ({ openWithCamera, openReader }) => {
    const film = cameraVideo(
      [
        { code: { ...one, beside: two }, seconds: 5 },
        { code: two, seconds: 3 },
      ],
      { keep: false },
    )
    const page = await openWithCamera({ film })
    await openReader(page)
    await page.evaluate(async () => {
      await window.harness.preload()
      await window.harness.start()
    })
    await expect.poll(() => page.evaluate(() => window.harness.hints.slice(0, 1))).toEqual(['several'])
    expect(await read(page)).toEqual([])
    await expect.poll(() => read(page)).toEqual([two.text])
    expect(await page.evaluate(() => window.harness.hints.slice(0, 2))).toEqual(['several', undefined])
  })
}

test('reports a code again when it reappears after a second, and not when it was covered for less', async ({
  openWithCamera,
  openReader,
}) => {
  const film = cameraVideo(
    [
      { code: ean, seconds: 0.6 },
      { seconds: 0.5 },
      { code: ean, seconds: 0.6 },
      { seconds: 1.6 },
      { code: ean, seconds: 0.6 },
      { code: code128, seconds: 1.4 },
    ],
    { keep: false },
  )
  const page = await openWithCamera({ film })
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  const round = [ean.text, ean.text, code128.text]
  await expect.poll(async () => (await read(page)).slice(0, 6)).toEqual([...round, ...round])
})

test('does not read while paused, and does not report a code that stayed in view', async ({
  openWithCamera,
  openReader,
}) => {
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

test('reads in the page while the worker is slow, and hands over to it when it is ready', async ({
  openWithCamera,
  openReader,
}) => {
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
