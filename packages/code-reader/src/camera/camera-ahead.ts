import { createPace } from '../pace.ts'
import { openCamera, release } from './open-camera.ts'

/** Whoever opened a page that is to read has begun to by then. */
const keptForMs = 10_000

interface Ahead {
  readonly deviceId: string | undefined
  readonly stream: Promise<MediaStream>
  readonly timer: ReturnType<typeof setTimeout>
}

let ahead: Ahead | undefined

/**
 * Opens the camera for a session that is about to begin, while the rest of its page comes. The first session that
 * prefers the same camera takes it; one that nobody takes within ten seconds is let go. Nothing is read from it before.
 */
export function openCameraAhead(deviceId?: string): void {
  if (ahead !== undefined) return
  const stream = openCamera(deviceId, createPace().size)
  // Told to whoever takes it; nobody may.
  stream.catch(() => undefined)
  ahead = { deviceId, stream, timer: setTimeout(closeCameraAhead, keptForMs) }
}

/** Lets the camera go that was opened ahead, also one that is still to open. One that a session has taken stays. */
export function closeCameraAhead(): void {
  takeCameraAhead(ahead?.deviceId)?.then(release, () => undefined)
}

/** The camera that was opened ahead, if it is the preferred one; another one is let go. */
export function takeCameraAhead(deviceId: string | undefined): Promise<MediaStream> | undefined {
  if (ahead === undefined) return undefined
  const taken = ahead
  ahead = undefined
  clearTimeout(taken.timer)
  if (taken.deviceId === deviceId) return taken.stream
  taken.stream.then(release, () => undefined)
  return undefined
}
