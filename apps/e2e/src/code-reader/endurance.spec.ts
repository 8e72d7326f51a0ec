import type { Page } from '@playwright/test'
import { cameraVideo } from '../support/camera-video.ts'
import { createMemoryMeter, watchWebAssembly } from '../support/memory.ts'
import type { ShownCode } from '../support/phone-picture.ts'
import { read } from '../support/reader-harness.ts'
import { expect, test } from '../support/test.ts'

declare global {
  interface Window {
    framesShown: number
  }
}

const framesPerSecond = 10
/** A full hour is a separate proof: npm run proof -- endurance. */
const isProof = process.env['PROOF'] === 'endurance'
const minutes = isProof ? 60 : 10
const samplesTaken = 10

const codes = ['5f1c', '6a0f'].map((part): ShownCode => ({
  kind: 'qr',
  size: 1.6,
  text: `https://diia.app/documents/internal-passport/c1a2f0de-${part}-4c1a-9d0b-6a0f4de0a111/verify/8f14e45f-ceea-467f-a1d2-3b4c5d6e7f80`,
}))

test(`${minutes} minutes at the camera leave the memory as it was`, async ({ openWithCamera, openReader }) => {
  test.slow(isProof)
  const film = cameraVideo([{ code: codes[0], seconds: 0.4 }, { seconds: 0.4 }, { code: codes[1], seconds: 0.4 }], {
    width: 256,
    height: 144,
  })
  const page = await openWithCamera({ film })
  await page.addInitScript(fastForward, framesPerSecond)
  await watchWebAssembly(page, '**/worker-*.js')
  await openReader(page)
  await page.evaluate(async () => {
    await window.harness.preload()
    await window.harness.start()
  })
  const measure = await createMemoryMeter(page)
  const samples = []
  for (let sample = 1; sample <= samplesTaken; sample++) {
    await framesSeen(page, (sample / samplesTaken) * minutes * 60 * framesPerSecond, sample)
    samples.push(await measure())
  }
  expect(new Set(await read(page))).toEqual(new Set(codes.map(({ text }) => text)))
  for (const place of ['page', 'worker'] as const) {
    const bytes = samples.map((sample) => sample[place])
    // The first minutes are a warm-up. After them a leak of thirty bytes per frame would be visible in an hour.
    const [before, after] = [Math.min(...bytes.slice(1, 4)), Math.min(...bytes.slice(-3))]
    expect(after - before, `${place}: ${bytes.join(', ')}`).toBeLessThan(1_000_000)
  }
})

/**
 * Waits for this many frames, and for this many codes read from them: the film shows one code after the other, and each
 * reappearance is a new reading. How many there are in a number of frames depends on the machine, because the film runs
 * at its own speed.
 */
async function framesSeen(page: Page, frames: number, codesRead: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => window.framesShown >= wanted.frames && window.harness.codes.length >= wanted.codesRead,
    { frames, codesRead },
    { polling: 100, timeout: 60_000 },
  )
}

/**
 * Delivers a frame as soon as the previous one was processed, and advances the page's clock by a camera's frame
 * interval.
 */
function fastForward(perSecond: number): void {
  const metadata = {
    expectedDisplayTime: 0,
    height: 0,
    mediaTime: 0,
    presentationTime: 0,
    presentedFrames: 0,
    width: 0,
  }
  const { port1, port2 } = new MessageChannel()
  let waiting: VideoFrameRequestCallback[] = []
  window.framesShown = 0
  performance.now = () => (window.framesShown * 1000) / perSecond

  function show(): void {
    window.framesShown++
    const due = waiting
    waiting = []
    for (const tell of due) tell(performance.now(), metadata)
  }
  port1.addEventListener('message', show)
  port1.start()
  // Also while no worker responds.
  setInterval(show, 50)

  HTMLVideoElement.prototype.requestVideoFrameCallback = (callback) => waiting.push(callback)
  HTMLVideoElement.prototype.cancelVideoFrameCallback = () => {}
  window.Worker = class extends Worker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given)
      this.addEventListener('message', () => port2.postMessage(undefined))
    }
  }
}
