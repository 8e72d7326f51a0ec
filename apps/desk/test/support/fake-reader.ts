// Stands in for @diia-desk/code-reader: no camera, reads when told to. Same shape as the real one, which tsc checks.
import type { Camera, CameraState, CodeRead, ScanOptions, ScanSession } from '@diia-desk/code-reader'

const running = new Set<ScanOptions>()
let cameras: Camera[] = []
let state: CameraState = { kind: 'running', deviceId: 'front', label: 'HD Webcam', width: 1920, height: 1080 }

/** How a scene gets into the video: the gallery draws one, tests need none. */
let draw: (video: HTMLVideoElement) => void = () => undefined

export const fakeReader = {
  restarts: 0,
  chosen: [] as string[],
  /** As if the camera had seen a code. */
  read(text: string, format: CodeRead['format'] = 'qr') {
    for (const options of running) options.onCode({ text, format, engine: 'wasm', readAt: performance.now() })
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
    state = { kind: 'running', deviceId: 'front', label: 'HD Webcam', width: 1920, height: 1080 }
    fakeReader.restarts = 0
    fakeReader.chosen = []
  },
}

export function startScanning(video: HTMLVideoElement, options: ScanOptions): ScanSession {
  running.add(options)
  draw(video)
  queueMicrotask(() => {
    if (!running.has(options)) return
    options.onState(state)
    if (cameras.length > 0) options.onCameras?.(cameras)
  })
  return {
    stop: async () => void running.delete(options),
    restart: () => void fakeReader.restarts++,
    chooseCamera: (deviceId) => void fakeReader.chosen.push(deviceId),
    setTorch: () => undefined,
    next: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
  }
}

export async function preloadReader(): Promise<void> {}
