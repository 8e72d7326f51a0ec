/** A grey picture: one byte a pixel, row by row. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

export function newPicture(width: number, height: number): Picture {
  return { width, height, pixels: new Uint8Array(width * height) }
}

/**
 * Paints a rectangle whose edges may lie between pixels: a pixel covered in part takes the shade in part, as on a
 * camera's sensor.
 */
export function paint(picture: Picture, left: number, top: number, width: number, height: number, shade: number): void {
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(picture.height, Math.ceil(top + height)); y++) {
    const rows = Math.min(y + 1, top + height) - Math.max(y, top)
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(picture.width, Math.ceil(left + width)); x++) {
      const cover = rows * (Math.min(x + 1, left + width) - Math.max(x, left))
      const at = y * picture.width + x
      picture.pixels[at] = Math.round((picture.pixels[at] ?? 0) * (1 - cover) + shade * cover)
    }
  }
}
