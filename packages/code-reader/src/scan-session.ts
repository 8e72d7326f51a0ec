import { BrowserCodeReader } from '@zxing/browser'
import { createAcceptance } from './acceptance.ts'
import { newMachine, step } from './camera/camera-machine.ts'
import type { CameraAction, CameraEvent } from './camera/camera-machine.ts'
import { problemOf } from './camera/camera-problem.ts'
import { openCamera, release, showCamera } from './camera/open-camera.ts'
import { watchPage } from './camera/watch-page.ts'
import { watchTrack } from './camera/watch-track.ts'
import { sharedEngine } from './engine/worker-engine.ts'
import { createFrameReader } from './frame-reader.ts'
import type { CameraState, ScanOptions, ScanSession } from './types.ts'

/** A camera that is open, and how to let go of it. */
interface OpenCamera {
  readonly stream: MediaStream
  readonly deviceId: string
  readonly stop: () => void
}

/**
 * Shows the camera in `video` and reports the codes that it sees, until `stop()`. Keeps the camera alive by itself:
 * it waits out other programs, comes back after a cable was pulled, lets go while the page is hidden.
 * No picture leaves the page, and nothing is logged.
 */
export function startScanning(video: HTMLVideoElement, options: ScanOptions): ScanSession {
  const engine = sharedEngine()
  const reader = createFrameReader(engine)
  const acceptance = createAcceptance()
  const arriving = new Map<number, MediaStream>()
  let machine = newMachine
  let camera: OpenCamera | undefined
  let preferred = options.deviceId
  let retry: ReturnType<typeof setTimeout> | undefined

  function happen(event: CameraEvent): void {
    const result = step(machine, event)
    machine = result.machine
    for (const action of result.actions) act(action)
  }

  function act(action: CameraAction): void {
    switch (action.type) {
      case 'open':
        clearTimeout(retry)
        open(action.attempt).catch((error: unknown) => happen({ type: 'failed', attempt: action.attempt, problem: problemOf(error) }))
        return
      case 'discard':
        return discard(action.attempt)
      case 'close':
        clearTimeout(retry)
        camera?.stop()
        camera = undefined
        return
      case 'retry':
        retry = setTimeout(() => happen({ type: 'retry-due', attempt: action.attempt }), action.inMs)
        return
      case 'tell-starting':
        return options.onState({ kind: 'starting' })
      case 'tell-running':
        return begin(machine.attempt)
      case 'tell-problem':
        return options.onState({ kind: 'problem', problem: action.problem })
      case 'tell-stopped':
        return options.onState({ kind: 'stopped' })
    }
  }

  async function open(attempt: number): Promise<void> {
    const stream = await openCamera(preferred)
    arriving.set(attempt, stream)
    try {
      // Given up meanwhile: the element may already show another session's camera.
      if (machine.attempt === attempt) await showCamera(video, stream)
    } catch (error) {
      discard(attempt)
      throw error
    }
    happen({ type: 'opened', attempt })
  }

  function discard(attempt: number): void {
    const stream = arriving.get(attempt)
    arriving.delete(attempt)
    if (stream !== undefined) letGo(stream)
  }

  function letGo(stream: MediaStream): void {
    release(stream)
    if (video.srcObject === stream) BrowserCodeReader.cleanVideoSource(video)
  }

  function begin(attempt: number): void {
    const stream = arriving.get(attempt)
    const track = stream?.getVideoTracks()[0]
    if (stream === undefined || track === undefined) return happen({ type: 'lost' })
    arriving.delete(attempt)
    const unwatch = watchTrack(track, () => happen({ type: 'lost' }))
    const endWatch = reader.watch(video, (look) => {
      options.onLook?.(look)
      const read = acceptance.look(look.found, performance.now())
      if (read !== undefined) options.onCode(read)
    })
    const deviceId = track.getSettings().deviceId ?? ''
    camera = {
      stream,
      deviceId,
      stop() {
        unwatch()
        endWatch()
        letGo(stream)
      },
    }
    const state: CameraState = { kind: 'running', deviceId, label: track.label, width: video.videoWidth, height: video.videoHeight }
    options.onState(state)
    void tellCameras()
  }

  /** Tells which cameras there are, and gives back their ids. Nameless ones are those we may not know of yet. */
  async function tellCameras(): Promise<string[]> {
    const list = await BrowserCodeReader.listVideoInputDevices().catch(() => [])
    const cameras = list.filter(({ deviceId }) => deviceId !== '').map(({ deviceId, label }) => ({ deviceId, label }))
    if (machine.phase !== 'stopped') options.onCameras?.(cameras)
    return cameras.map(({ deviceId }) => deviceId)
  }

  async function onDevices(): Promise<void> {
    const ids = await tellCameras()
    const preferredIsBack = preferred !== undefined && camera !== undefined && camera.deviceId !== preferred && ids.includes(preferred)
    happen({ type: 'devices-changed', preferredIsBack })
  }

  const unwatchPage = watchPage({
    onVisible: (visible) => happen({ type: visible ? 'visible' : 'hidden' }),
    onDevices: () => void onDevices(),
    onPermission: (state) => happen({ type: 'permission-changed', denied: state === 'denied' }),
  })
  happen({ type: 'start', hidden: document.hidden })

  return {
    stop() {
      unwatchPage()
      happen({ type: 'stop' })
      return Promise.resolve()
    },
    restart() {
      engine.start()
      happen({ type: 'restart' })
    },
    chooseCamera(deviceId) {
      preferred = deviceId
      if (camera?.deviceId !== deviceId) happen({ type: 'restart' })
    },
    pause() {
      reader.paused = true
    },
    resume() {
      reader.paused = false
    },
  }
}
