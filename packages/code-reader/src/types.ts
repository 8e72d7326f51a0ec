export type CodeFormat = 'qr' | 'ean-13' | 'code-128'

/** Which engine read the code: zxing-cpp in the worker, or the JavaScript one that stands in for it. */
export type Engine = 'wasm' | 'js'

/** A picture without colours: one byte a pixel, row by row. */
export interface GreyPicture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** A code found in one frame. It may be wrong until `acceptance.ts` accepts it. */
export interface Sighting {
  readonly text: string
  readonly format: CodeFormat
  readonly engine: Engine
  /** Its place, in shares of the picture's width and height, clockwise from the code's own top left. */
  readonly corners?: readonly Point[] | undefined
}

/** What a picture is like, apart from what can be read in it: for advice, not for reading. */
export interface PictureTraits {
  /** Mean shade, 0 black to 255 white. */
  readonly brightness: number
  /** Share of the pixels that are overexposed. */
  readonly burnt: number
  /** Measures of each tile of a grid, row by row: 0 to 255. */
  readonly tiles: PictureTiles
}

export interface PictureTiles {
  /** Mean shade. */
  readonly brightness: Uint8Array
  /** Share of the pixels that are overexposed. */
  readonly burnt: Uint8Array
  /** How often light and dark alternate along a line: bars and QR have many, faces and walls few. */
  readonly alternations: Uint8Array
  /** How steep the edges are; 0 where there is not enough contrast to measure it. */
  readonly sharpness: Uint8Array
}

/**
 * Advice to the person who holds a code that cannot be read.
 * - `glare`: the screen is too bright for its code to be seen; `dark`: too little light; `near`: not sharp, too near or not held still;
 * - `qr`: show the QR instead of the bars; `digits`: type the number;
 * - `several`: the codes of two documents are in view, and neither is read until one is shown alone.
 */
export type Hint = 'glare' | 'dark' | 'near' | 'qr' | 'digits' | 'several'

/** The result of reading one frame once. */
export interface Look {
  readonly found?: Sighting | undefined
  /** Codes of other documents in the same picture; undefined when the frame was not searched for them. */
  readonly others?: readonly Sighting[] | undefined
  /** Something like bars was in view, whether or not they could be read. */
  readonly barsSeen?: boolean | undefined
  /** Unknown while the JavaScript engine reads on the page. */
  readonly traits?: PictureTraits | undefined
  /** Time that reading took, without the way to the worker and back, in milliseconds. */
  readonly tookMs: number
}

/** A code that may be acted on. `readAt` is on the clock of `performance.now()`, in milliseconds. */
export interface CodeRead extends Sighting {
  readonly readAt: number
}

/**
 * Why there is no picture.
 * - `permission-denied`: the person or the browser forbids it;
 * - `system-denied`: the system's privacy settings forbid it to the browser;
 * - `no-camera`: none is connected;
 * - `camera-busy`: another program holds it, or the system does not let the browser have it;
 * - `camera-lost`: it worked and went away;
 * - `camera-frozen`: it is connected but its picture does not change;
 * - `unsupported`: the page may not ask at all (no `mediaDevices`, or not a secure context);
 * - `failed`: anything else; tried again quietly.
 */
export type CameraProblem =
  | 'permission-denied'
  | 'system-denied'
  | 'no-camera'
  | 'camera-busy'
  | 'camera-lost'
  | 'camera-frozen'
  | 'unsupported'
  | 'failed'

export type CameraState =
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'running'
      readonly deviceId: string
      readonly label: string
      readonly width: number
      readonly height: number
      /** Whether the lamp of the camera is lit; undefined where it has none. */
      readonly torch?: boolean | undefined
    }
  | { readonly kind: 'problem'; readonly problem: CameraProblem }
  /** Released because nobody used it for long; opened again at the first use of a key or the mouse. */
  | { readonly kind: 'resting' }
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
  /** Whether new pictures come from the camera, so that the picture shown is live. */
  readonly onAlive?: ((alive: boolean) => void) | undefined
  /** Advice to show to somebody whose code is not read; `undefined` to remove it. */
  readonly onHint?: ((hint: Hint | undefined) => void) | undefined
  /** Whether reading waits for the code that was read last to be taken away. */
  readonly onHold?: ((holding: boolean) => void) | undefined
  /** The camera is released after so long without use; ten minutes by default. */
  readonly restsAfterMs?: number | undefined
  /** Called for every frame that was read, whether or not a code was in it. */
  readonly onLook?: ((look: Look) => void) | undefined
}

export interface ScanSession {
  /** Releases the camera. One that is still being opened is released the moment it arrives. Final. */
  stop(): Promise<void>
  /** Opens the camera again, for a "try again" button. */
  restart(): void
  /** Changes to another camera. */
  chooseCamera(deviceId: string): void
  /** Lights the lamp of a camera that has one. */
  setTorch(on: boolean): void
  /** The clerk continues with the next code, although the last one may still be in view. */
  next(): void
  /** Stops reading; the picture goes on. */
  pause(): void
  resume(): void
}
