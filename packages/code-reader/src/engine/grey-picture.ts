import type { GreyPicture } from '../types.ts'
import type { Frame } from './protocol.ts'

/** Formats whose first plane is the grey picture, one byte a pixel. */
const planar: ReadonlySet<string> = new Set(['I420', 'I420A', 'I422', 'I422A', 'I444', 'I444A', 'NV12'])

/** Turns frames into grey pictures. */
export interface GreyTaker {
  /** The picture lies in memory that the next call uses again. Closes the frame. */
  take(frame: Frame): Promise<GreyPicture>
}

/**
 * Cameras send brightness and colour in separate planes, so that the grey picture is only copied: 0.2 ms at 1080p,
 * while a canvas takes 10 ms and its RGBA must be converted. Other formats are converted with a canvas.
 */
export function createGreyTaker(): GreyTaker {
  let memory = new Uint8Array(0)
  let context: OffscreenCanvasRenderingContext2D | undefined

  function atLeast(size: number): Uint8Array<ArrayBuffer> {
    if (memory.length < size) memory = new Uint8Array(size)
    return memory
  }

  async function copyPlane(frame: VideoFrame, { width, height }: DOMRectReadOnly): Promise<GreyPicture> {
    const layout = await frame.copyTo(atLeast(frame.allocationSize()))
    const { offset = 0, stride = width } = layout[0] ?? {}
    // Rows may be padded; the padding is removed in place.
    for (let row = 0; stride > width && row < height; row++)
      memory.copyWithin(row * width, offset + row * stride, offset + row * stride + width)
    const start = stride > width ? 0 : offset
    return { data: memory.subarray(start, start + width * height), width, height }
  }

  function draw(frame: Frame, width: number, height: number): GreyPicture {
    context ??= new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true }) ?? undefined
    if (context === undefined) throw new Error('No canvas to read the picture from')
    if (context.canvas.width !== width || context.canvas.height !== height)
      Object.assign(context.canvas, { width, height })
    context.drawImage(frame, 0, 0, width, height)
    return greyOf(context.getImageData(0, 0, width, height), atLeast(width * height))
  }

  return {
    async take(frame) {
      try {
        // When a smaller size was requested, browsers may keep the camera's frames and only set a smaller display size.
        if (
          'visibleRect' in frame &&
          frame.visibleRect?.width === frame.displayWidth &&
          planar.has(frame.format ?? '')
        ) {
          // A frame in the memory of a graphics card may refuse to be copied but can be drawn.
          const copied = await copyPlane(frame, frame.visibleRect).catch(() => undefined)
          if (copied !== undefined) return copied
        }
        const { width, height } =
          'displayWidth' in frame ? { width: frame.displayWidth, height: frame.displayHeight } : frame
        return draw(frame, width, height)
      } finally {
        frame.close()
      }
    },
  }
}

/** The luma of each pixel (ITU-R BT.601), written into `into`. */
export function greyOf(
  { data, width, height }: Pick<ImageData, 'data' | 'width' | 'height'>,
  into: Uint8Array,
): GreyPicture {
  const size = width * height
  // Reads four bytes at once; all machines with a browser are little-endian, so red is the lowest byte.
  const pixels = new Uint32Array(data.buffer, data.byteOffset, size)
  for (let at = 0; at < size; at++) {
    const pixel = pixels[at]!
    into[at] = ((pixel & 255) * 306 + ((pixel >>> 8) & 255) * 601 + ((pixel >>> 16) & 255) * 117 + 512) >>> 10
  }
  return { data: into.subarray(0, size), width, height }
}
