import type { Camera, CameraState, CodeRead, ScanSession } from '../../src/index.ts'

/** What browser tests drive: the package as a page uses it, loaded only when asked for. */
export interface Harness {
  readonly codes: CodeRead[]
  readonly states: CameraState[]
  readonly cameras: Camera[][]
  readonly session: ScanSession | undefined
  preload(): Promise<void>
  start(deviceId?: string): Promise<void>
}

const video = document.querySelector('video')
if (video === null) throw new Error('The page has no video')

let session: ScanSession | undefined

const harness: Harness = {
  codes: [],
  states: [],
  cameras: [],
  get session() {
    return session
  },
  async preload() {
    const { preloadReader } = await import('../../src/index.ts')
    await preloadReader()
  },
  async start(deviceId) {
    const { startScanning } = await import('../../src/index.ts')
    session = startScanning(video, {
      deviceId,
      onCode: (read) => harness.codes.push(read),
      onState: (state) => harness.states.push(state),
      onCameras: (cameras) => harness.cameras.push(cameras),
    })
  },
}

Object.assign(window, { harness })
