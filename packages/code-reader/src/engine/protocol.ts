import type { CodeFormat, Look, Point, Sighting } from '../types.ts'

/** A frame of the camera: `VideoFrame` where the browser has it, since making one costs the page nothing. */
export type Frame = VideoFrame | ImageBitmap

/** To the worker: read this frame of the camera, or this still picture. It is transferred, and closed there. */
export type ReadRequest =
  | { readonly kind: 'frame'; readonly frame: Frame }
  | { readonly kind: 'still'; readonly picture: ImageBitmap }

/** What a decoder gives back; the corners are in pixels of the picture it was given. */
export interface Found {
  readonly text: string
  readonly format: CodeFormat
  readonly corners?: readonly Point[] | undefined
}

/** From the worker. After `broken` it does not read any more. */
export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'looked'; readonly look: Look }
  | { readonly kind: 'read'; readonly codes: readonly Sighting[] }
  | { readonly kind: 'broken' }
