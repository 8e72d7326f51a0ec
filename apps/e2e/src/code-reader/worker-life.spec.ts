import type { Page } from '@playwright/test'
import { cameraVideo } from '../support/camera-video.ts'
import type { ShownCode } from '../support/phone-picture.ts'
import { read } from '../support/reader-harness.ts'
import { expect, test } from '../support/test.ts'

const link =
  'https://diia.app/documents/internal-passport/c1a2f0de-5f1c-4c1a-9d0b-6a0f4de0a111/verify/8f14e45f-ceea-467f-a1d2-3b4c5d6e7f80'
const qr: ShownCode = { kind: 'qr', text: link }

/** Shown repeatedly, so that a working reader has something to report. */
const blinking = cameraVideo([{ code: qr, seconds: 0.6 }, { seconds: 1.4 }])

const deaths = {
  throws: () =>
    void setTimeout(() => {
      throw new Error('broken on purpose')
    }),
  'dies without a word': () => globalThis.close(),
  hangs: () =>
    void setTimeout(() => {
      for (;;);
    }),
}

for (const [what, die] of Object.entries(deaths)) {
  test(`a worker that ${what} is replaced, and reading goes on`, async ({ openWithCamera, openReader }) => {
    const page = await openWithCamera({ film: blinking })
    await openReader(page, { framesLost: true })
    await page.evaluate(() => window.harness.start())
    await expect.poll(() => read(page)).not.toEqual([])
    const replaced = page.waitForEvent('worker')
    await page.workers()[0]?.evaluate(die)
    await replaced
    const before = (await read(page)).length
    await expect.poll(() => enginesSince(page, before)).toEqual(expect.arrayContaining(['wasm']))
    expect(page.workers()).toHaveLength(1)
  })
}

function enginesSince(page: Page, count: number): Promise<string[]> {
  return page.evaluate((from) => window.harness.codes.slice(from).map(({ engine }) => engine), count)
}
