import type { Camera, CameraState, CodeRead, Hint, ScanOptions, ScanSession } from '../../src/index.ts'

/** What browser tests drive: the package as a page uses it, loaded only when asked for. */
export interface Harness {
  readonly codes: CodeRead[]
  readonly states: CameraState[]
  readonly cameras: Camera[][]
  /** What was told of the picture, the advice and the hold, in order. */
  readonly alive: boolean[]
  readonly hints: (Hint | undefined)[]
  readonly holds: boolean[]
  readonly session: ScanSession | undefined
  preload(): Promise<void>
  start(deviceId?: string, more?: Pick<ScanOptions, 'restsAfterMs'>): Promise<void>
}

const video = document.querySelector('video')
if (video === null) throw new Error('The page has no video')

let session: ScanSession | undefined

const harness: Harness = {
  codes: [],
  states: [],
  cameras: [],
  alive: [],
  hints: [],
  holds: [],
  get session() {
    return session
  },
  async preload() {
    const { preloadReader } = await import('../../src/index.ts')
    await preloadReader()
  },
  async start(deviceId, more) {
    const { startScanning } = await import('../../src/index.ts')
    session = startScanning(video, {
      deviceId,
      onCode: (read) => harness.codes.push(read),
      onState: (state) => harness.states.push(state),
      onCameras: (cameras) => harness.cameras.push(cameras),
      onAlive: (alive) => harness.alive.push(alive),
      onHint: (hint) => harness.hints.push(hint),
      onHold: (holding) => harness.holds.push(holding),
      ...more,
    })
  },
}

Object.assign(window, { harness })
