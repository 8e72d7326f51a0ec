/** A picture as a canvas gives it. */
export interface RgbaImage {
  readonly data: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
}

/** A reader under test. Empty when nothing was read. */
export interface Reader {
  readonly name: string
  /** Any of `qrcode`, `code128`, `ean13`. */
  readonly formats: readonly string[]
  decode(
    image: RgbaImage,
  ):
    | readonly { readonly text: string; readonly format: string }[]
    | Promise<readonly { readonly text: string; readonly format: string }[]>
}
