import type { PictureSize } from '../pace.ts'
import type { CameraState } from '../types.ts'
import { hasTorch, tuneCamera } from './tune-camera.ts'
import { watchFrames } from './watch-frames.ts'
import { watchTrack } from './watch-track.ts'

export interface RunningCamera {
  readonly deviceId: string
  /** What the page shows of it. */
  readonly state: CameraState
  ask(size: PictureSize): void
  setTorch(on: boolean): void
  /** Stops watching. The stream is released by who opened it. */
  stop(): void
}

interface CameraEvents {
  onState(state: CameraState): void
  onAlive(alive: boolean): void
  onLost(): void
  onFrozen(): void
}

/** Watches a camera whose picture plays in the element, and applies the requested settings to it. */
export function runCamera(
  video: HTMLVideoElement,
  track: MediaStreamTrack,
  first: PictureSize,
  events: CameraEvents,
): RunningCamera {
  const end = new AbortController()
  const deviceId = track.getSettings().deviceId ?? ''
  let size = first
  let torch = hasTorch(track) ? false : undefined
  let [width, height] = [video.videoWidth, video.videoHeight]
  const unwatchTrack = watchTrack(track, () => events.onLost())
  const unwatchFrames = watchFrames(video, events)

  const state = (): CameraState => ({ kind: 'running', deviceId, label: track.label, width, height, torch })

  /** A camera that refuses the settings keeps its old ones. */
  async function tune(): Promise<void> {
    await tuneCamera(track, size, torch === true).catch(() => undefined)
  }

  video.addEventListener(
    'resize',
    () => {
      if (video.videoWidth === width && video.videoHeight === height) return
      ;[width, height] = [video.videoWidth, video.videoHeight]
      events.onState(state())
    },
    { signal: end.signal },
  )
  void tune()

  return {
    deviceId,
    get state() {
      return state()
    },
    ask(next) {
      size = next
      void tune()
    },
    setTorch(on) {
      if (torch === undefined) return
      torch = on
      void tune()
      events.onState(state())
    },
    stop() {
      end.abort()
      unwatchTrack()
      unwatchFrames()
    },
  }
}
