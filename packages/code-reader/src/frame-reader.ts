import { BrowserCodeReader } from '@zxing/browser'
import type { greyOf as GreyOf } from './engine/grey-picture.ts'
import type { PictureReader } from './engine/picture-reader.ts'
import type { Found, Frame } from './engine/protocol.ts'
import type { WorkerEngine } from './engine/worker-engine.ts'
import type { Look, Sighting } from './types.ts'

/** Between two looks of the JavaScript engine, which holds the main thread while it looks. */
const jsPauseMs = 100
/** Frames are announced only while the picture is drawn; without news for this long we look anyway. */
const frameWaitMs = 250

export interface FrameReader {
  /** While true the picture runs on and nobody looks. */
  paused: boolean
  /** Looks at a playing video; the callback hears of every look. Gives back how to end it. */
  watch(video: HTMLVideoElement, onLook: (look: Look) => void): () => void
}

/**
 * Looks once for every frame that the camera brings and as fast as looks are answered, in the worker. While there is
 * no worker to ask, the page looks by itself: the library takes the frame, and it is read as the worker would read it
 * without WebAssembly, with the same rules for what is believed.
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

/** Seldom needed, and large: comes when it is. */
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
 * The frame that the video shows. As `VideoFrame` it is only referred to; an `ImageBitmap` is drawn on the main
 * thread, which at 1080p holds it for tens of milliseconds where no graphics card helps.
 */
async function frameOf(video: HTMLVideoElement): Promise<Frame | undefined> {
  try {
    return typeof VideoFrame === 'undefined' ? await createImageBitmap(video) : new VideoFrame(video)
  } catch {
    // The camera ended between the frame and this line; there is nothing to look at.
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
