import { BrowserCodeReader } from '@zxing/browser'
import type { PictureSize } from '../pace.ts'
import type { ScanOptions } from '../types.ts'
import { takeCameraAhead } from './camera-ahead.ts'
import { newMachine, step } from './camera-machine.ts'
import type { CameraAction, CameraEvent } from './camera-machine.ts'
import { problemOf } from './camera-problem.ts'
import { openCamera, release, showCamera } from './open-camera.ts'
import { runCamera } from './running-camera.ts'
import type { RunningCamera } from './running-camera.ts'

export interface CameraControlOptions extends Pick<ScanOptions, 'deviceId' | 'onState' | 'onCameras' | 'onAlive'> {
  /** The size of picture to ask for. */
  readonly size: () => PictureSize
  /** A camera has begun to run; gives back what is to be called when it ends. */
  readonly onRunning: () => () => void
}

export interface CameraControl {
  /** The camera that runs, if one does. */
  readonly running: Pick<RunningCamera, 'deviceId' | 'ask' | 'setTorch'> | undefined
  /** Tells the control what happened, and has it act. */
  happen(event: CameraEvent): void
  /** Opens this camera from the next time on; tells whether another one runs now. */
  prefer(deviceId: string): boolean
  /** The computer's cameras may have changed. */
  devicesChanged(): Promise<void>
}

/** Opens, shows, runs and releases the camera as the machine of `camera-machine.ts` decides. */
export function controlCamera(video: HTMLVideoElement, options: CameraControlOptions): CameraControl {
  const arriving = new Map<number, MediaStream>()
  let machine = newMachine
  let camera: RunningCamera | undefined
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
    const stream = await (takeCameraAhead(preferred) ?? openCamera(preferred, options.size()))
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
    if (stream !== undefined) releaseStream(stream)
  }

  function releaseStream(stream: MediaStream): void {
    release(stream)
    if (video.srcObject === stream) BrowserCodeReader.cleanVideoSource(video)
  }

  function begin(attempt: number): void {
    const stream = arriving.get(attempt)
    const track = stream?.getVideoTracks()[0]
    if (stream === undefined || track === undefined) return happen({ type: 'lost' })
    arriving.delete(attempt)
    const running = runCamera(video, track, options.size(), {
      onState: options.onState,
      onAlive: (alive) => options.onAlive?.(alive),
      onLost: () => happen({ type: 'lost' }),
      onFrozen: () => happen({ type: 'frozen' }),
    })
    const end = options.onRunning()
    camera = {
      ...running,
      stop() {
        running.stop()
        end()
        releaseStream(stream)
      },
    }
    options.onAlive?.(true)
    options.onState(running.state)
    void tellCameras()
  }

  /** Tells which cameras there are, and gives back their ids. Nameless ones are those we may not know of yet. */
  async function tellCameras(): Promise<string[]> {
    const cameras = await listCameras()
    if (machine.phase !== 'stopped') options.onCameras?.(cameras)
    return cameras.map(({ deviceId }) => deviceId)
  }

  return {
    get running() {
      return camera
    },
    happen,
    prefer(deviceId) {
      preferred = deviceId
      return camera?.deviceId !== deviceId
    },
    async devicesChanged() {
      const ids = await tellCameras()
      const preferredIsBack =
        preferred !== undefined && camera !== undefined && camera.deviceId !== preferred && ids.includes(preferred)
      happen({ type: 'devices-changed', preferredIsBack })
    },
  }
}

async function listCameras(): Promise<{ deviceId: string; label: string }[]> {
  const list = await BrowserCodeReader.listVideoInputDevices().catch(() => [])
  return list.filter(({ deviceId }) => deviceId !== '').map(({ deviceId, label }) => ({ deviceId, label }))
}
