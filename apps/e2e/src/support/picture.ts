/** A grey picture: one byte per pixel, row by row. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

export function newPicture(width: number, height: number): Picture {
  return { width, height, pixels: new Uint8Array(width * height) }
}

/**
 * Paints a rectangle whose edges may lie between pixels: a partly covered pixel takes a part of the shade, as on a
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

/** Paints another picture enlarged or reduced; each pixel is the mean of what it covers. */
export function paintPicture(onto: Picture, from: Picture, left: number, top: number, scale: number): void {
  for (let y = Math.max(0, Math.ceil(top)); y < Math.min(onto.height, Math.floor(top + from.height * scale)); y++) {
    for (let x = Math.max(0, Math.ceil(left)); x < Math.min(onto.width, Math.floor(left + from.width * scale)); x++) {
      onto.pixels[y * onto.width + x] = mean(from, (x - left) / scale, (y - top) / scale, 1 / scale)
    }
  }
}

/** Mean shade of a square of that size, sampled at sixteen places. */
function mean({ width, height, pixels }: Picture, left: number, top: number, size: number): number {
  let sum = 0
  for (let place = 0; place < 16; place++) {
    const x = Math.min(width - 1, Math.floor(left + (((place % 4) + 0.5) / 4) * size))
    const y = Math.min(height - 1, Math.floor(top + ((Math.floor(place / 4) + 0.5) / 4) * size))
    sum += pixels[y * width + x] ?? 0
  }
  return Math.round(sum / 16)
}
