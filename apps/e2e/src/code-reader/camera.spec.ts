import { cameraVideo, steadyVideo } from '../support/camera-video.ts'
import type { ShownCode } from '../support/phone-picture.ts'
import { liveTracks, read, told } from '../support/reader-harness.ts'
import { expect, test } from '../support/test.ts'

const ean: ShownCode = { kind: 'ean-13', text: '5579455552341' }
const running = { message: 'the camera runs' }

test('mounted, unmounted and mounted again: one live track remains', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: steadyVideo(ean) })
  await openReader(page)
  await page.evaluate(async () => {
    await window.harness.start()
    void window.harness.session?.stop()
    await window.harness.start()
  })
  await expect.poll(() => read(page)).toEqual([ean.text])
  expect(await page.evaluate(() => window.givenStreams.length)).toBe(2)
  expect(await liveTracks(page)).toBe(1)
  await page.evaluate(() => window.harness.session?.stop())
  expect(await liveTracks(page)).toBe(0)
  expect(await page.evaluate(() => document.querySelector('video')?.srcObject)).toBeNull()
})

test('stopped while the camera is being opened: no track remains', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: steadyVideo(ean) })
  await openReader(page)
  await page.evaluate(async () => {
    await window.harness.start()
    await window.harness.session?.stop()
  })
  await expect.poll(() => page.evaluate(() => window.givenStreams.length)).toBe(1)
  await expect.poll(() => liveTracks(page)).toBe(0)
  await page.waitForTimeout(300)
  expect(await told(page)).toEqual(['starting', 'stopped'])
})

test('reports a denied permission', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera('denied')
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  await expect.poll(() => told(page)).toEqual(['starting', 'permission-denied'])
})

test('starts automatically once the permission is granted', async ({ openWithCamera, openReader, readerUrl }) => {
  const page = await openWithCamera('asking')
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  await expect.poll(() => told(page)).toEqual(['starting', 'permission-denied'])
  await page.context().grantPermissions(['camera'], { origin: new URL(readerUrl).origin })
  await expect.poll(() => told(page), running).toEqual(['starting', 'permission-denied', 'starting', 'running'])
})

test('starts automatically once a denied permission is granted', async ({ openWithCamera, openReader, readerUrl }) => {
  const page = await openWithCamera('asking')
  const devTools = await page.context().newCDPSession(page)
  const {
    targetInfo: { browserContextId = '' },
  } = await devTools.send('Target.getTargetInfo')
  const decide = (setting: 'denied' | 'granted') =>
    devTools.send('Browser.setPermission', {
      permission: { name: 'camera' },
      setting,
      origin: new URL(readerUrl).origin,
      browserContextId,
    })
  await decide('denied')
  await openReader(page)
  const state = (): Promise<string> =>
    page.evaluate(async () => (await navigator.permissions.query({ name: 'camera' })).state)
  expect(await state()).toBe('denied')
  await page.evaluate(() => window.harness.start())
  await expect.poll(() => told(page)).toEqual(['starting', 'permission-denied'])
  await decide('granted')
  await expect.poll(() => told(page), running).toEqual(['starting', 'permission-denied', 'starting', 'running'])
})

test('reports that there is no camera', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera('none')
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  await expect.poll(() => told(page)).toEqual(['starting', 'no-camera'])
})

test('reports that the page may not use cameras', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera('none')
  await openReader(page)
  await page.evaluate(async () => {
    Object.defineProperty(navigator, 'mediaDevices', { value: undefined })
    await window.harness.start()
  })
  await expect.poll(() => told(page)).toEqual(['starting', 'unsupported'])
})

test('waits for a camera that another program uses', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: steadyVideo(ean) })
  await openReader(page)
  await page.evaluate(async () => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    let refusals = 1
    navigator.mediaDevices.getUserMedia = (constraints) =>
      refusals-- > 0 ? Promise.reject(new DOMException('Device in use', 'NotReadableError')) : ask(constraints)
    await window.harness.start()
  })
  await expect.poll(() => told(page)).toEqual(['starting', 'camera-busy'])
  await expect.poll(() => told(page), { ...running, timeout: 8000 }).toEqual(['starting', 'camera-busy', 'running'])
  await expect.poll(() => read(page)).toEqual([ean.text])
})

test('continues reading when the camera is plugged in again', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: cameraVideo([{ code: ean, seconds: 0.6 }, { seconds: 1.4 }]) })
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  await expect.poll(() => read(page)).not.toEqual([])
  await page.evaluate(() => {
    // A later timed retry would hide whether plugging in itself is noticed.
    const wait = window.setTimeout.bind(window)
    Object.assign(window, { setTimeout: (act: () => void, inMs = 0) => (inMs < 1000 ? wait(act, inMs) : 0) })
    const track = window.givenStreams[0]?.getVideoTracks()[0]
    track?.stop()
    track?.dispatchEvent(new Event('ended'))
  })
  expect(await told(page)).toEqual(['starting', 'running', 'camera-lost'])
  const readBefore = (await read(page)).length
  await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')))
  await expect.poll(() => told(page), running).toEqual(['starting', 'running', 'camera-lost', 'running'])
  expect(await liveTracks(page)).toBe(1)
  await expect.poll(async () => (await read(page)).length).toBeGreaterThan(readBefore)
})

test('reports a muted camera and tries again', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: steadyVideo(ean) })
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  await expect.poll(() => told(page), running).toEqual(['starting', 'running'])
  await page.evaluate(() => window.givenStreams[0]?.getVideoTracks()[0]?.dispatchEvent(new Event('mute')))
  await expect.poll(() => told(page)).toEqual(['starting', 'running', 'camera-lost'])
  await expect.poll(() => told(page), running).toEqual(['starting', 'running', 'camera-lost', 'running'])
  expect(await liveTracks(page)).toBe(1)
})

test('releases the camera while the page is hidden', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera({ film: steadyVideo(ean) })
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  await expect.poll(() => told(page), running).toEqual(['starting', 'running'])
  const setHidden = (hidden: boolean): Promise<void> =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  await setHidden(true)
  expect(await liveTracks(page)).toBe(0)
  await setHidden(false)
  await expect.poll(() => told(page), running).toEqual(['starting', 'running', 'stopped', 'starting', 'running'])
  expect(await liveTracks(page)).toBe(1)
})

test('requests a large picture, which is not the default of Chromium', async ({ openWithCamera, openReader }) => {
  const page = await openWithCamera('two')
  await openReader(page)
  await page.evaluate(() => window.harness.start())
  await expect
    .poll(() => page.evaluate(() => window.harness.states.at(-1)))
    .toMatchObject({ kind: 'running', width: 1920, height: 1080 })
})

test('lists two cameras, switches between them, and uses the other one when the chosen one is removed', async ({
  openWithCamera,
  openReader,
}) => {
  const page = await openWithCamera('two')
  await openReader(page)
  await page.evaluate(() => window.harness.start('no-such-camera'))
  await expect.poll(() => told(page), running).toEqual(['starting', 'running'])
  const used = (): Promise<string | undefined> =>
    page.evaluate(() => {
      const last = window.harness.states.at(-1)
      return last?.kind === 'running' ? last.deviceId : undefined
    })
  await expect.poll(() => page.evaluate(() => window.harness.cameras.at(-1)?.length)).toBe(2)
  const cameras = await page.evaluate(() => window.harness.cameras.at(-1) ?? [])
  const first = await used()
  const other = cameras.find((camera) => camera.deviceId !== first)?.deviceId ?? ''
  await page.evaluate((id) => window.harness.session?.chooseCamera(id), other)
  await expect.poll(used).toBe(other)
  expect(await liveTracks(page)).toBe(1)
})
