import { describe, expect, it, vi } from 'vitest'
import { createGreyTaker, greyOf } from './grey-picture.ts'

/** A camera's frame of 4 × 2 pixels whose rows are as far apart as `stride` says. */
function frame(format: string, stride: number, offset = 0) {
  const rows = [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ]
  const closed = { times: 0 }
  const size = offset + stride * 2 + 4
  const given = {
    format,
    visibleRect: { width: 4, height: 2 },
    displayWidth: 4,
    displayHeight: 2,
    allocationSize: () => size,
    copyTo: async (into: Uint8Array) => {
      into.fill(99)
      rows.forEach((row, at) => into.set(row, offset + at * stride))
      return [
        { offset, stride },
        { offset: offset + stride * 2, stride: 2 },
      ]
    },
    close: () => void closed.times++,
  }
  // Only what is used of a frame is there: Node has none.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { frame: given as unknown as VideoFrame, closed }
}

describe('the grey picture of a frame', () => {
  it.each([
    ['I420', 4, 0],
    ['NV12', 8, 0],
    ['I420', 8, 16],
    ['I444', 4, 16],
  ] as const)('is the first plane of %s with rows %d apart from %d on', async (format, stride, offset) => {
    const { frame: given, closed } = frame(format, stride, offset)
    expect(await createGreyTaker().take(given)).toEqual({
      data: new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]),
      width: 4,
      height: 2,
    })
    expect(closed.times).toBe(1)
  })

  it('lies in memory that is used again', async () => {
    const taker = createGreyTaker()
    const first = await taker.take(frame('I420', 8).frame)
    const second = await taker.take(frame('I420', 8).frame)
    expect(second.data.buffer).toBe(first.data.buffer)
  })

  it('is drawn when the frame cannot be copied, comes in colours, or is to be shown in another size', async () => {
    const drawn: unknown[] = []
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        getContext() {
          return {
            canvas: {},
            drawImage: (...given: unknown[]) => void drawn.push(given[0]),
            getImageData: (_x: number, _y: number, width: number, height: number) => ({
              data: new Uint8ClampedArray(width * height * 4).fill(70),
              width,
              height,
            }),
          }
        }
      },
    )
    const refusing = frame('I420', 4)
    Object.assign(refusing.frame, { copyTo: () => Promise.reject(new DOMException('', 'NotSupportedError')) })
    const coloured = frame('BGRX', 16)
    const smaller = frame('I420', 4)
    Object.assign(smaller.frame, { displayWidth: 2, displayHeight: 1 })
    const taker = createGreyTaker()
    for (const given of [refusing, coloured, smaller]) {
      const [width, height] = [given.frame.displayWidth, given.frame.displayHeight]
      expect(await taker.take(given.frame)).toEqual({ data: new Uint8Array(width * height).fill(70), width, height })
      expect(given.closed.times).toBe(1)
    }
    expect(drawn).toEqual([refusing.frame, coloured.frame, smaller.frame])
    vi.unstubAllGlobals()
  })

  it('closes the frame also when there is no way', async () => {
    const { frame: given, closed } = frame('BGRX', 16)
    await expect(createGreyTaker().take(given)).rejects.toThrow(ReferenceError)
    expect(closed.times).toBe(1)
  })

  it('of colours is their brightness', () => {
    const data = new Uint8ClampedArray([255, 255, 255, 255, 0, 0, 0, 255, 255, 0, 0, 255, 0, 255, 0, 255])
    const image: ImageData = { data, width: 4, height: 1, colorSpace: 'srgb' }
    expect([...greyOf(image, new Uint8Array(9)).data]).toEqual([255, 0, 76, 150])
  })
})
