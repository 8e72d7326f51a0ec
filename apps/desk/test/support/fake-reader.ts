// Replaces @diia-desk/code-reader: without a camera, controlled by the test. tsc checks that it has the same shape.
import type {
  Camera,
  CameraState,
  CodeRead,
  Hint,
  PictureCodes,
  Point,
  ScanOptions,
  ScanSession,
} from '@diia-desk/code-reader'

const running = new Set<ScanOptions>()
let cameras: Camera[] = []
let state: CameraState = { kind: 'running', deviceId: 'front', label: 'HD Webcam', width: 1920, height: 1080 }

/** As the reader gives it again and again, a session that starts later gets it too. */
let advice: Hint | undefined

/** How a picture gets into the video: the gallery draws one, tests need none. */
let draw: (video: HTMLVideoElement) => void = () => undefined

export const fakeReader = {
  restarts: 0,
  nexts: 0,
  torch: [] as boolean[],
  chosen: [] as string[],
  /** Calls for a camera before a session used it, in order. */
  ahead: [] as string[],
  /** The codes in every picture. */
  picture: { kind: 'codes', codes: [] } as PictureCodes | 'never' | 'fails',
  /** Simulates a code seen by the camera. */
  read(text: string, format: CodeRead['format'] = 'qr', corners?: readonly Point[]) {
    for (const options of running) options.onCode({ text, format, engine: 'wasm', corners, readAt: performance.now() })
  },
  advise(hint: Hint | undefined) {
    advice = hint
    for (const options of running) options.onHint?.(hint)
  },
  hold(holding: boolean) {
    for (const options of running) options.onHold?.(holding)
  },
  /** Whether new frames arrive. */
  bring(alive: boolean) {
    for (const options of running) options.onAlive?.(alive)
  },
  show(next: CameraState) {
    state = next
    for (const options of running) options.onState(next)
  },
  plug(list: Camera[]) {
    cameras = list
    for (const options of running) options.onCameras?.(list)
  },
  drawWith(how: (video: HTMLVideoElement) => void) {
    draw = how
  },
  get live() {
    return running.size
  },
  reset() {
    running.clear()
    cameras = []
    advice = undefined
    state = { kind: 'running', deviceId: 'front', label: 'HD Webcam', width: 1920, height: 1080 }
    fakeReader.restarts = 0
    fakeReader.nexts = 0
    fakeReader.torch = []
    fakeReader.chosen = []
    fakeReader.ahead = []
    fakeReader.picture = { kind: 'codes', codes: [] }
  },
}

export function startScanning(video: HTMLVideoElement, options: ScanOptions): ScanSession {
  running.add(options)
  draw(video)
  queueMicrotask(() => {
    if (!running.has(options)) return
    options.onState(state)
    if (cameras.length > 0) options.onCameras?.(cameras)
    if (advice !== undefined) options.onHint?.(advice)
  })
  return {
    stop: async () => void running.delete(options),
    restart: () => void fakeReader.restarts++,
    chooseCamera: (deviceId) => void fakeReader.chosen.push(deviceId),
    setTorch: (on) => void fakeReader.torch.push(on),
    next: () => void fakeReader.nexts++,
    pause: () => undefined,
    resume: () => undefined,
  }
}

export async function readPicture(): Promise<PictureCodes> {
  const { picture } = fakeReader
  if (picture === 'fails') throw new TypeError('no worker')
  return picture === 'never' ? new Promise(() => undefined) : picture
}

export async function preloadReader(): Promise<void> {}

export function openCameraAhead(deviceId?: string): void {
  fakeReader.ahead.push(`open ${deviceId ?? 'any'}`)
}

export function closeCameraAhead(): void {
  fakeReader.ahead.push('close')
}
