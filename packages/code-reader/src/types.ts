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

/** What one look at one frame found. Nothing is promised about it yet: see `acceptance.ts`. */
export interface Sighting {
  readonly text: string
  readonly format: CodeFormat
  readonly engine: Engine
  /** Where it stands, in shares of the picture's width and height, clockwise from the code's own top left. */
  readonly corners?: readonly Point[] | undefined
}

/** What a picture is like, apart from what can be read in it: for advice, not for reading. */
export interface PictureTraits {
  /** Mean shade, 0 black to 255 white. */
  readonly brightness: number
  /** Share of the pixels that are burnt out. */
  readonly burnt: number
  /** The same and more of each tile of a grid, row by row: 0 to 255. */
  readonly tiles: PictureTiles
}

export interface PictureTiles {
  /** Mean shade. */
  readonly brightness: Uint8Array
  /** Share of the pixels that are burnt out. */
  readonly burnt: Uint8Array
  /** How often light and dark take turns along a line: bars and QR have many, faces and walls few. */
  readonly alternations: Uint8Array
  /** How steep the edges are where the contrast is; 0 where there is no contrast to judge by. */
  readonly sharpness: Uint8Array
}

/**
 * Advice to the person who holds a code that cannot be read.
 * - `glare`: the screen outshines its code; `dark`: too little light; `near`: not sharp, too near or not held still;
 * - `qr`: show the QR instead of the bars; `digits`: type the number;
 * - `several`: the codes of two documents are in view, and neither is read until one is shown alone.
 */
export type Hint = 'glare' | 'dark' | 'near' | 'qr' | 'digits' | 'several'

/** One look at one frame. */
export interface Look {
  readonly found?: Sighting | undefined
  /** Codes of other documents in the same picture; undefined when nobody looked for them. */
  readonly others?: readonly Sighting[] | undefined
  /** Something like bars was in view, whether or not they could be read. */
  readonly barsSeen?: boolean | undefined
  /** Unknown while the JavaScript engine reads on the page. */
  readonly traits?: PictureTraits | undefined
  /** How long the look took where it was done, in milliseconds. */
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
 * - `camera-frozen`: it is there, and brings the same picture for ever;
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
  /** Nobody used it for long, so it was let go; it is back at the first touch of a key or the mouse. */
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
  /** Whether new pictures come from the camera: the proof that what is shown is now. */
  readonly onAlive?: ((alive: boolean) => void) | undefined
  /** Advice that is due to somebody whose code is not read; `undefined` when it is over. */
  readonly onHint?: ((hint: Hint | undefined) => void) | undefined
  /** Whether reading waits for the code that was read last to be taken away. */
  readonly onHold?: ((holding: boolean) => void) | undefined
  /** A camera that nobody has used for so long is let go, ten minutes unless told otherwise. */
  readonly restsAfterMs?: number | undefined
  /** Called for every look at a frame, whether or not there was something in it. */
  readonly onLook?: ((look: Look) => void) | undefined
}

export interface ScanSession {
  /** Releases the camera. One that is still being opened is released the moment it arrives. Final. */
  stop(): Promise<void>
  /** Opens the camera anew: the answer to "try again". */
  restart(): void
  /** Changes to another camera. */
  chooseCamera(deviceId: string): void
  /** Lights the lamp of a camera that has one. */
  setTorch(on: boolean): void
  /** The person goes on with the next code: the one read last is not waited for any more. */
  next(): void
  /** Keeps the picture and stops reading. */
  pause(): void
  resume(): void
}
