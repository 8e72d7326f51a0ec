import type { CodeFormat } from '../types.ts'

/** To the worker: read this frame. The bitmap is transferred, and closed there. */
export interface ReadRequest {
  readonly bitmap: ImageBitmap
}

/** From the worker. `broken` is its last word: it will not read any more. */
export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'looked'; readonly found?: { readonly text: string; readonly format: CodeFormat } | undefined }
  | { readonly kind: 'broken' }
