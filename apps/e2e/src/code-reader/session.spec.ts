import { steadyVideo } from '../support/camera-video.ts'
import { drawnCamera } from '../support/drawn-camera.ts'
import type { ShownCode } from '../support/phone-picture.ts'
import { liveTracks, read, told } from '../support/reader-harness.ts'
import { expect, test } from '../support/test.ts'

const ean: ShownCode = { kind: 'ean-13', text: '5579455552341' }
const running = { message: 'the camera runs' }

test('an unused camera is released, and starts again on any activity', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: steadyVideo(undefined) })
  await openReader(page)
  await page.evaluate(() => window.harness.start(undefined, { restsAfterMs: 3000 }))
  const touches = [() => page.mouse.move(20, 20), () => page.keyboard.press('Shift'), () => page.mouse.wheel(0, 10)]
  await expect.poll(() => told(page), running).toEqual(['starting', 'running'])
  let states = ['starting', 'running']
  for (const touch of touches) {
    await expect.poll(() => told(page)).toEqual([...states, 'resting'])
    expect(await liveTracks(page)).toBe(0)
    await touch()
    states = [...states, 'resting', 'starting', 'running']
    await expect.poll(async () => (await told(page)).slice(0, states.length), running).toEqual(states)
  }
})

test('a camera that sees a code is in use', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: steadyVideo(ean) })
  await openReader(page)
  await page.evaluate(() => window.harness.start(undefined, { restsAfterMs: 1500 }))
  await expect.poll(() => read(page)).toEqual([ean.text])
  await page.waitForTimeout(3000)
  expect(await told(page)).toEqual(['starting', 'running'])
})

test('a frozen picture is noticed and reported, and the camera is restarted', async ({
  openWithCamera,
  openReader,
}) => {
  const page = await openWithCamera({ film: steadyVideo(undefined) })
  await drawnCamera(page)
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  await expect.poll(() => told(page), running).toEqual(['starting', 'running'])
  expect(await page.evaluate(() => window.harness.alive)).toEqual([true])
  await page.evaluate(() => void (window.cameraView.frozen = true))
  await expect.poll(() => page.evaluate(() => window.harness.alive)).toEqual([true, false])
  expect(await told(page)).toEqual(['starting', 'running'])
  await expect.poll(() => told(page)).toEqual(['starting', 'running', 'camera-frozen'])
  await page.evaluate(() => void (window.cameraView.frozen = false))
  await expect.poll(() => told(page), running).toEqual(['starting', 'running', 'camera-frozen', 'running'])
  expect(await page.evaluate(() => window.harness.alive)).toEqual([true, false, true])
})

test('a picture that only paused continues', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: steadyVideo(undefined) })
  await drawnCamera(page)
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  await expect.poll(() => told(page), running).toEqual(['starting', 'running'])
  await page.evaluate(() => void (window.cameraView.frozen = true))
  await expect.poll(() => page.evaluate(() => window.harness.alive)).toEqual([true, false])
  await page.evaluate(() => void (window.cameraView.frozen = false))
  await expect.poll(() => page.evaluate(() => window.harness.alive)).toEqual([true, false, true])
  expect(await told(page)).toEqual(['starting', 'running'])
})

test('the advice depends on the picture, and without a phone there is none', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: steadyVideo(undefined) })
  await drawnCamera(page)
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  await expect.poll(() => told(page), running).toEqual(['starting', 'running'])
  const hints = (): Promise<unknown[]> => page.evaluate(() => window.harness.hints)
  await page.waitForTimeout(7000)
  expect(await hints()).toEqual([])
  await page.evaluate(() => void (window.cameraView.shows = 'blurred-bars'))
  await expect.poll(hints).toEqual(['near'])
  await page.evaluate(() => void (window.cameraView.shows = 'glare'))
  await expect.poll(hints).toEqual(['near', 'glare'])
  await page.evaluate(() => void (window.cameraView.shows = 'room'))
  await expect.poll(() => page.evaluate(() => window.harness.hints.length)).toBe(3)
  expect(await page.evaluate(() => window.harness.hints.at(-1) ?? 'none')).toBe('none')
})

test('on a slow machine the picture is made smaller and is still read', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: steadyVideo(ean, { width: 1920, height: 1080 }) })
  await page.addInitScript(() => {
    // The picture size depends on the duration that the worker reports.
    // oxlint-disable-next-line typescript/unbound-method -- called with a `this` below
    const listen = EventTarget.prototype.addEventListener
    Worker.prototype.addEventListener = function slow(
      this: Worker,
      type: string,
      listener: EventListenerOrEventListenerObject,
    ) {
      listen.call(this, type, (event: Event) => {
        const data: unknown = event instanceof MessageEvent ? event.data : undefined
        if (typeof data === 'object' && data !== null && 'look' in data && typeof data.look === 'object')
          Object.assign(data.look ?? {}, { tookMs: 200 })
        if (typeof listener === 'function') listener(event)
      })
    }
  })
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  const sizes = (): Promise<number[]> =>
    page.evaluate(() => window.harness.states.flatMap((state) => (state.kind === 'running' ? state.width : [])))
  await expect.poll(sizes).toEqual([1920, 1280, 960])
  const seen = await page.evaluate(() => window.harness.codes.length)
  await page.evaluate(() => window.harness.session?.restart())
  await expect.poll(sizes).toEqual([1920, 1280, 960, 960])
  expect(seen).toBe(1)
  expect(await page.evaluate(() => window.harness.holds.at(0))).toBe(true)
})
