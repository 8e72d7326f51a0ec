// Reads the codes of Diia documents with the camera of the desk. USB scanners have separate entry points: wedge/
// for those in keyboard mode, direct/ for those that are connected directly.
import { sharedEngine } from './engine/worker-engine.ts'

export { closeCameraAhead, openCameraAhead } from './camera/camera-ahead.ts'
export { readPicture } from './picture.ts'
export type { PictureCodes } from './picture.ts'
export { startScanning } from './scan-session.ts'
export type {
  Camera,
  CameraProblem,
  CameraState,
  CodeFormat,
  CodeRead,
  Engine,
  Hint,
  Look,
  PictureTraits,
  Point,
  ScanOptions,
  ScanSession,
  Sighting,
} from './types.ts'

/**
 * Starts the worker and its WebAssembly before the first scan. Resolves when the worker is ready or has failed, and
 * never rejects: without the worker the JavaScript engine reads.
 */
export async function preloadReader(): Promise<void> {
  await sharedEngine().settled()
}
