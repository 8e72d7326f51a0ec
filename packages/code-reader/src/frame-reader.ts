import { BrowserCodeReader } from '@zxing/browser'
import type { IScannerControls } from '@zxing/browser'
import { BarcodeFormat, NotFoundException, Result } from '@zxing/library'
import { createJsReader } from './engine/js-reader.ts'
import type { WorkerEngine } from './engine/worker-engine.ts'
import type { CodeFormat, Engine } from './types.ts'

type ScanArguments = Parameters<BrowserCodeReader['scan']>

const libraryFormats: Readonly<Record<CodeFormat, BarcodeFormat>> = {
  qr: BarcodeFormat.QR_CODE,
  'ean-13': BarcodeFormat.EAN_13,
  'code-128': BarcodeFormat.CODE_128,
}

/** Between two looks of the JavaScript engine, which holds the main thread while it looks. */
const jsPauseMs = 100
/** Frames are announced only while the picture is drawn; without news for this long we look anyway. */
const frameWaitMs = 250

/**
 * The library's camera reader with two things changed: it looks once for every frame that the camera brings
 * instead of by a timer, and the look is done in the worker. While there is no worker to ask, the frame goes the
 * library's own way: canvas, binary bitmap, and the reader given to the constructor.
 */
export class FrameReader extends BrowserCodeReader {
  /** While true the picture runs on and nobody looks. */
  paused = false
  /** Which engine had the last look. */
  lastEngine: Engine = 'wasm'
  readonly #engine: WorkerEngine

  constructor(engine: WorkerEngine) {
    super(createJsReader())
    this.#engine = engine
  }

  /** Format of a result of this reader. */
  static formatOf(result: Result): CodeFormat {
    const format = result.getBarcodeFormat()
    if (format === BarcodeFormat.EAN_13) return 'ean-13'
    return format === BarcodeFormat.CODE_128 ? 'code-128' : 'qr'
  }

  /** Looks at a playing video until `stop()`; the callback hears of every look, with or without a result. */
  override scan(element: ScanArguments[0], onLook: ScanArguments[1], onEnd?: ScanArguments[2]): IScannerControls {
    if (!(element instanceof HTMLVideoElement)) return super.scan(element, onLook, onEnd)
    const end = new AbortController()
    const { signal } = end
    const controls: IScannerControls = { stop: () => end.abort() }
    if (onEnd !== undefined) signal.addEventListener('abort', () => onEnd())
    const nothing = new NotFoundException()
    const loop = async (): Promise<void> => {
      while (!signal.aborted) {
        await nextFrame(element)
        if (signal.aborted || this.paused || element.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue
        const found = await this.#look(element)
        if (signal.aborted || this.paused || found === 'nobody-looked') continue
        onLook(found, found === undefined ? nothing : undefined, controls)
      }
    }
    void loop()
    return controls
  }

  async #look(video: HTMLVideoElement): Promise<Result | undefined | 'nobody-looked'> {
    const { state } = this.#engine
    if (state === 'starting') return 'nobody-looked'
    if (state === 'ready') return this.#lookInWorker(video)
    await new Promise((resolve) => setTimeout(resolve, jsPauseMs))
    return this.#lookHere(video)
  }

  async #lookInWorker(video: HTMLVideoElement): Promise<Result | undefined | 'nobody-looked'> {
    // The camera may end between the frame and this line; then there is nothing to look at.
    const bitmap = await createImageBitmap(video).catch(() => undefined)
    if (bitmap === undefined) return 'nobody-looked'
    const found = await this.#engine.look(bitmap)
    this.lastEngine = 'wasm'
    return found && new Result(found.text, new Uint8Array(0), 0, [], libraryFormats[found.format])
  }

  #lookHere(video: HTMLVideoElement): Result | undefined {
    this.lastEngine = 'js'
    try {
      return this.decode(video)
    } catch {
      return undefined
    }
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
