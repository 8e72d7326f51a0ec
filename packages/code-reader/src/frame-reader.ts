import { BrowserCodeReader } from '@zxing/browser'
import type { greyOf as GreyOf } from './engine/grey-picture.ts'
import type { PictureReader } from './engine/picture-reader.ts'
import type { Found, Frame } from './engine/protocol.ts'
import type { WorkerEngine } from './engine/worker-engine.ts'
import type { Look, Sighting } from './types.ts'

/** Pause between two frames of the JavaScript engine, which blocks the main thread while it reads. */
const jsPauseMs = 100
/** Frames are announced only while the page is drawn; after this long the picture is read anyway. */
const frameWaitMs = 250

export interface FrameReader {
  /** While true the video plays on but no frame is read. */
  paused: boolean
  /** Reads the frames of a playing video and reports each result. Returns the function that ends it. */
  watch(video: HTMLVideoElement, onLook: (look: Look) => void): () => void
}

/**
 * Reads frames of the camera in the worker, each at most once and one at a time. While there is no worker, the page
 * reads by itself: the library takes the frame, which is read as the worker reads without WebAssembly, with the same
 * rules for accepting a result.
 */
export function createFrameReader(engine: WorkerEngine): FrameReader {
  let here: Promise<{ reader: PictureReader; greyOf: typeof GreyOf }> | undefined

  async function look(video: HTMLVideoElement): Promise<Look | undefined> {
    if (engine.state === 'starting') return undefined
    if (engine.state === 'ready') {
      const frame = await frameOf(video)
      return frame && engine.look(frame)
    }
    await new Promise((resolve) => setTimeout(resolve, jsPauseMs))
    here ??= loadReader()
    return lookHere(video, await here)
  }

  const reader: FrameReader = {
    paused: false,
    watch(video, onLook) {
      const end = new AbortController()
      const { signal } = end
      async function loop(): Promise<void> {
        while (!signal.aborted) {
          await nextFrame(video)
          if (signal.aborted || reader.paused || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue
          const looked = await look(video)
          if (signal.aborted || reader.paused || looked === undefined) continue
          onLook(looked)
        }
      }
      void loop()
      return () => end.abort()
    },
  }
  return reader
}

/** Rarely needed and large, so it is loaded on demand. */
async function loadReader(): Promise<{ reader: PictureReader; greyOf: typeof GreyOf }> {
  const [{ createJsDecoder }, { createPictureReader }, { greyOf }] = await Promise.all([
    import('./engine/js-decoder.ts'),
    import('./engine/picture-reader.ts'),
    import('./engine/grey-picture.ts'),
  ])
  return { reader: createPictureReader(createJsDecoder()), greyOf }
}

function lookHere(video: HTMLVideoElement, { reader, greyOf }: { reader: PictureReader; greyOf: typeof GreyOf }): Look {
  const started = performance.now()
  const canvas = BrowserCodeReader.createCanvasFromMediaElement(video)
  const pixels = canvas.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, canvas.width, canvas.height)
  if (pixels === undefined) return { tookMs: performance.now() - started }
  const picture = greyOf(pixels, new Uint8Array(pixels.width * pixels.height))
  const { found, others, barsSeen } = reader.read(picture)
  const sightingOf = ({ text, format }: Found): Sighting => ({ text, format, engine: 'js' })
  return {
    found: found && sightingOf(found),
    others: others?.map(sightingOf),
    barsSeen,
    tookMs: performance.now() - started,
  }
}

/**
 * The frame that the video shows. A `VideoFrame` is only a reference; an `ImageBitmap` is drawn on the main
 * thread, which at 1080p holds it for tens of milliseconds where no graphics card helps.
 */
async function frameOf(video: HTMLVideoElement): Promise<Frame | undefined> {
  try {
    return typeof VideoFrame === 'undefined' ? await createImageBitmap(video) : new VideoFrame(video)
  } catch {
    // The camera ended between the frame and this line; there is nothing to read.
    return undefined
  }
}

function nextFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      video.cancelVideoFrameCallback(handle)
      resolve()
    }, frameWaitMs)
    const handle = video.requestVideoFrameCallback(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
