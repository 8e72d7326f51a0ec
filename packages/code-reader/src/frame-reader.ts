import { BrowserCodeReader } from '@zxing/browser'
import { createJsReader, formatOf } from './engine/js-reader.ts'
import type { Frame } from './engine/protocol.ts'
import type { WorkerEngine } from './engine/worker-engine.ts'
import type { Look } from './types.ts'

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
 * no worker to ask, the library's camera reader takes the frame its own way: canvas, binary bitmap, JavaScript.
 */
export function createFrameReader(engine: WorkerEngine): FrameReader {
  const library = new BrowserCodeReader(createJsReader())

  async function look(video: HTMLVideoElement): Promise<Look | undefined> {
    if (engine.state === 'starting') return undefined
    if (engine.state === 'ready') {
      const frame = await frameOf(video)
      return frame && engine.look(frame)
    }
    await new Promise((resolve) => setTimeout(resolve, jsPauseMs))
    return lookHere(video)
  }

  function lookHere(video: HTMLVideoElement): Look {
    const started = performance.now()
    try {
      const result = library.decode(video)
      return { found: { text: result.getText(), format: formatOf(result), engine: 'js' }, tookMs: performance.now() - started }
    } catch {
      return { tookMs: performance.now() - started }
    }
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
