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
  /** Called when a camera runs; returns the function to call when it ends. */
  readonly onRunning: () => () => void
}

export interface CameraControl {
  /** The camera that runs, if one does. */
  readonly running: Pick<RunningCamera, 'deviceId' | 'ask' | 'setTorch'> | undefined
  /** Handles an event and does what follows from it. */
  handle(event: CameraEvent): void
  /** Sets the camera to open next; returns whether another one is running now. */
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

  function handle(event: CameraEvent): void {
    const result = step(machine, event)
    machine = result.machine
    for (const action of result.actions) act(action)
  }

  function act(action: CameraAction): void {
    switch (action.type) {
      case 'open':
        clearTimeout(retry)
        open(action.attempt).catch((error: unknown) =>
          handle({ type: 'failed', attempt: action.attempt, problem: problemOf(error) }),
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
        retry = setTimeout(() => handle({ type: 'retry-due', attempt: action.attempt }), action.inMs)
        return
      case 'report-starting':
        return options.onState({ kind: 'starting' })
      case 'report-running':
        return begin(machine.attempt)
      case 'report-problem':
        options.onState({ kind: 'problem', problem: action.problem })
        // Another camera may work: the list lets a person choose it.
        void reportCameras()
        return
      case 'report-resting':
        return options.onState({ kind: 'resting' })
      case 'report-stopped':
        return options.onState({ kind: 'stopped' })
    }
  }

  async function open(attempt: number): Promise<void> {
    const stream = await (takeCameraAhead(preferred) ?? openCamera(preferred, options.size()))
    arriving.set(attempt, stream)
    try {
      // Skipped if the attempt is obsolete: the element may already show another session's camera.
      if (machine.attempt === attempt) await showCamera(video, stream)
    } catch (error) {
      discard(attempt)
      throw error
    }
    handle({ type: 'opened', attempt })
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
    if (stream === undefined || track === undefined) return handle({ type: 'lost' })
    arriving.delete(attempt)
    const running = runCamera(video, track, options.size(), {
      onState: options.onState,
      onAlive: (alive) => options.onAlive?.(alive),
      onLost: () => handle({ type: 'lost' }),
      onFrozen: () => handle({ type: 'frozen' }),
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
    void reportCameras()
  }

  /** Reports the cameras and returns their ids. Before permission is given, browsers list cameras without names. */
  async function reportCameras(): Promise<string[]> {
    const cameras = await listCameras()
    if (machine.phase !== 'stopped') options.onCameras?.(cameras)
    return cameras.map(({ deviceId }) => deviceId)
  }

  return {
    get running() {
      return camera
    },
    handle,
    prefer(deviceId) {
      preferred = deviceId
      return camera?.deviceId !== deviceId
    },
    async devicesChanged() {
      const ids = await reportCameras()
      const preferredIsBack =
        preferred !== undefined && camera !== undefined && camera.deviceId !== preferred && ids.includes(preferred)
      handle({ type: 'devices-changed', preferredIsBack })
    },
  }
}

async function listCameras(): Promise<{ deviceId: string; label: string }[]> {
  const list = await BrowserCodeReader.listVideoInputDevices().catch(() => [])
  return list.filter(({ deviceId }) => deviceId !== '').map(({ deviceId, label }) => ({ deviceId, label }))
}
