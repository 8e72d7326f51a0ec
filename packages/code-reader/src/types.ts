export type CodeFormat = 'qr' | 'ean-13' | 'code-128'

/** Which engine read the code: zxing-cpp in the worker, or the JavaScript one that stands in for it. */
export type Engine = 'wasm' | 'js'

/** What one look at one frame found. Nothing is promised about it yet: see `acceptance.ts`. */
export interface Sighting {
  readonly text: string
  readonly format: CodeFormat
  readonly engine: Engine
}

/** A code that may be acted on. `readAt` is on the clock of `performance.now()`, in milliseconds. */
export interface CodeRead extends Sighting {
  readonly readAt: number
}

/**
 * Why there is no picture.
 * - `permission-denied`: the person, the browser or the system forbids it;
 * - `no-camera`: none is connected;
 * - `camera-busy`: another program holds it;
 * - `camera-lost`: it worked and went away;
 * - `unsupported`: the page may not ask at all (no `mediaDevices`, or not a secure context);
 * - `failed`: anything else; tried again quietly.
 */
export type CameraProblem = 'permission-denied' | 'no-camera' | 'camera-busy' | 'camera-lost' | 'unsupported' | 'failed'

export type CameraState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly deviceId: string; readonly label: string; readonly width: number; readonly height: number }
  | { readonly kind: 'problem'; readonly problem: CameraProblem }
  | { readonly kind: 'stopped' }

export interface Camera {
  readonly deviceId: string
  readonly label: string
}

export interface ScanOptions {
  /** The camera to prefer. When it is not there, any other is taken. */
  readonly deviceId?: string | undefined
  readonly onCode: (read: CodeRead) => void
  readonly onState: (state: CameraState) => void
  /** Called with the cameras of this machine once their names may be known, and whenever they change. */
  readonly onCameras?: ((cameras: Camera[]) => void) | undefined
}

export interface ScanSession {
  /** Releases the camera. One that is still being opened is released the moment it arrives. Final. */
  stop(): Promise<void>
  /** Opens the camera anew: the answer to "try again". */
  restart(): void
  /** Changes to another camera. */
  chooseCamera(deviceId: string): void
  /** Keeps the picture and stops reading. */
  pause(): void
  resume(): void
}
