import { BrowserCodeReader } from '@zxing/browser'
import { takeCameraAhead } from './camera/camera-ahead.ts'
import { newMachine, step } from './camera/camera-machine.ts'
import type { CameraAction, CameraEvent } from './camera/camera-machine.ts'
import { problemOf } from './camera/camera-problem.ts'
import { openCamera, release, showCamera } from './camera/open-camera.ts'
import { runCamera } from './camera/running-camera.ts'
import { watchPage } from './camera/watch-page.ts'
import { watchUse } from './camera/watch-use.ts'
import { sharedEngine } from './engine/worker-engine.ts'
import { createFrameReader } from './frame-reader.ts'
import { createPace } from './pace.ts'
import { createReading } from './reading.ts'
import type { Look, ScanOptions, ScanSession } from './types.ts'

/** A camera that nobody has used for so long is let go. */
const restsAfterMs = 600_000

/** A camera that is open, and how to let go of it. */
interface OpenCamera extends Pick<ReturnType<typeof runCamera>, 'deviceId' | 'ask' | 'setTorch'> {
  readonly stop: () => void
}

/**
 * Shows the camera in `video` and reports the codes that it sees, until `stop()`. Keeps the camera alive by itself:
 * it waits out other programs, comes back after a cable was pulled, lets go while the page is hidden or nobody uses it.
 * No picture leaves the page, and nothing is logged.
 */
export function startScanning(video: HTMLVideoElement, options: ScanOptions): ScanSession {
  const engine = sharedEngine()
  const reader = createFrameReader(engine)
  const reading = createReading(options)
  const pace = createPace()
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
        open(action.attempt).catch((error: unknown) =>
          happen({ type: 'failed', attempt: action.attempt, problem: problemOf(error) }),
        )
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
        options.onState({ kind: 'problem', problem: action.problem })
        // Another camera may be the way out.
        void tellCameras()
        return
      case 'tell-resting':
        return options.onState({ kind: 'resting' })
      case 'tell-stopped':
        return options.onState({ kind: 'stopped' })
    }
  }

  async function open(attempt: number): Promise<void> {
    const stream = await (takeCameraAhead(preferred) ?? openCamera(preferred, pace.size))
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
    use.use()
    reading.restart()
    const running = runCamera(video, track, pace.size, {
      onState: options.onState,
      onAlive: (alive) => options.onAlive?.(alive),
      onLost: () => happen({ type: 'lost' }),
      onFrozen: () => happen({ type: 'frozen' }),
    })
    const endWatch = reader.watch(video, onLook)
    camera = {
      ...running,
      stop() {
        endWatch()
        running.stop()
        reading.restart()
        letGo(stream)
      },
    }
    options.onAlive?.(true)
    options.onState(running.state)
    void tellCameras()
  }

  function onLook(look: Look): void {
    const now = performance.now()
    options.onLook?.(look)
    reading.look(look, now)
    // Whoever holds something up uses the camera, also when nothing can be read of it.
    if (reading.used) use.use()
    if (pace.look(look.tookMs, now)) camera?.ask(pace.size)
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
    const preferredIsBack =
      preferred !== undefined && camera !== undefined && camera.deviceId !== preferred && ids.includes(preferred)
    happen({ type: 'devices-changed', preferredIsBack })
  }

  const use = watchUse(options.restsAfterMs ?? restsAfterMs, () => happen({ type: 'unused' }))
  const unwatchPage = watchPage({
    onVisible: (visible) => happen({ type: visible ? 'visible' : 'hidden' }),
    onFocus: () => happen({ type: 'focused' }),
    onTouch() {
      use.use()
      happen({ type: 'touched' })
    },
    onDevices: () => void onDevices(),
    onPermission: (state) => happen({ type: 'permission-changed', denied: state === 'denied' }),
  })
  happen({ type: 'start', hidden: document.hidden })

  return {
    stop() {
      unwatchPage()
      use.stop()
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
    setTorch: (on) => camera?.setTorch(on),
    next: () => reading.next(),
    pause() {
      reader.paused = true
    },
    resume() {
      reader.paused = false
    },
  }
}
