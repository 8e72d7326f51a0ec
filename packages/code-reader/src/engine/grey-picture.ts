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
 * Cameras send brightness and colour apart, so that the grey picture is there for the copying: 0.2 ms at 1080p, where
 * the way over a canvas costs ten and its RGBA must be made grey again. What comes otherwise goes that way.
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
    // Rows may be padded; they are moved together in place.
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
        // Asked for a smaller size than it has, a camera's frames stay as they are and are to be shown smaller.
        if (
          'visibleRect' in frame &&
          frame.visibleRect?.width === frame.displayWidth &&
          planar.has(frame.format ?? '')
        ) {
          // A frame that lives in a graphics card may not let itself be copied, and yet be drawn.
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

/** The brightness of each pixel as televisions weigh it (ITU-R BT.601), written into `into`. */
export function greyOf(
  { data, width, height }: Pick<ImageData, 'data' | 'width' | 'height'>,
  into: Uint8Array,
): GreyPicture {
  const size = width * height
  // Whole pixels at once; every machine that runs a browser has the red byte at the low end.
  const pixels = new Uint32Array(data.buffer, data.byteOffset, size)
  for (let at = 0; at < size; at++) {
    const pixel = pixels[at]!
    into[at] = ((pixel & 255) * 306 + ((pixel >>> 8) & 255) * 601 + ((pixel >>> 16) & 255) * 117 + 512) >>> 10
  }
  return { data: into.subarray(0, size), width, height }
}
