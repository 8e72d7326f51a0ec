import { createPace } from '../pace.ts'
import { openCamera, release } from './open-camera.ts'

/** A page that is going to read codes has started its session by then. */
const keptForMs = 10_000

interface Ahead {
  readonly deviceId: string | undefined
  readonly stream: Promise<MediaStream>
  readonly timer: ReturnType<typeof setTimeout>
}

let ahead: Ahead | undefined

/**
 * Opens the camera for a session that is about to begin, while the rest of its page loads. The first session that
 * prefers the same camera takes it; without a session it is released after ten seconds. No code is read before that.
 */
export function openCameraAhead(deviceId?: string): void {
  if (ahead !== undefined) return
  const stream = openCamera(deviceId, createPace().size)
  // The session that takes the stream handles the error; possibly none does.
  stream.catch(() => undefined)
  ahead = { deviceId, stream, timer: setTimeout(closeCameraAhead, keptForMs) }
}

/** Releases the camera that was opened ahead, also if it is still being opened. One that a session has taken stays. */
export function closeCameraAhead(): void {
  takeCameraAhead(ahead?.deviceId)?.then(release, () => undefined)
}

/** The camera that was opened ahead, if it is the preferred one; another one is released. */
export function takeCameraAhead(deviceId: string | undefined): Promise<MediaStream> | undefined {
  if (ahead === undefined) return undefined
  const taken = ahead
  ahead = undefined
  clearTimeout(taken.timer)
  if (taken.deviceId === deviceId) return taken.stream
  taken.stream.then(release, () => undefined)
  return undefined
}
