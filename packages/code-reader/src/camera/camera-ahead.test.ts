import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { closeCameraAhead, openCameraAhead, takeCameraAhead } from './camera-ahead.ts'

/** Streams in the order they were asked for; each knows whether its tracks have stopped. */
let opened: { stopped: boolean }[]
let answer: () => void

beforeEach(() => {
  vi.useFakeTimers()
  opened = []
  vi.stubGlobal('navigator', {
    mediaDevices: {
      getUserMedia: () =>
        new Promise((resolve) => {
          const stream = { stopped: false, getTracks: () => [{ stop: () => (stream.stopped = true) }] }
          opened.push(stream)
          answer = () => resolve(stream)
        }),
    },
  })
})
afterEach(() => {
  closeCameraAhead()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('is taken once, by who prefers the same camera', async () => {
  openCameraAhead('front')
  openCameraAhead('front')
  expect(opened).toHaveLength(1)
  const taken = takeCameraAhead('front')
  answer()
  expect(await taken).toBe(opened[0])
  expect(takeCameraAhead('front')).toBeUndefined()
  closeCameraAhead()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(opened[0]?.stopped).toBe(false)
})

it('is let go where another camera is preferred', async () => {
  openCameraAhead('front')
  answer()
  expect(takeCameraAhead(undefined)).toBeUndefined()
  await vi.advanceTimersByTimeAsync(0)
  expect(opened[0]?.stopped).toBe(true)
})

it('is let go the moment it opens, when it is not wanted any more', async () => {
  openCameraAhead()
  closeCameraAhead()
  answer()
  await vi.advanceTimersByTimeAsync(0)
  expect(opened[0]?.stopped).toBe(true)
})

it('is let go when nobody takes it', async () => {
  openCameraAhead()
  answer()
  await vi.advanceTimersByTimeAsync(9_999)
  expect(opened[0]?.stopped).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(opened[0]?.stopped).toBe(true)
})
