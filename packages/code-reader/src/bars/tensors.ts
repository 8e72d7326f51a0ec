import type { GreyPicture } from '../types.ts'

/** The picture is looked at in about so many rows of looks, however large it is. */
const rowsLooked = 360
/** Squared contrast of a look that is more than noise of a camera. */
export const leastEnergy = 60

/** Which pixels of a picture are looked at. All in pixels but `across`, `down`, `columns` and `rows`. */
export interface Raster {
  readonly columns: number
  readonly rows: number
  /** From one field to the next. */
  readonly pitch: number
  /** Looks in a field, and the way between two of them. */
  readonly across: number
  readonly down: number
  readonly stepAcross: number
  readonly stepDown: number
  /** Length over which a look sees an edge. */
  readonly arm: number
}

/** A raster of square fields with so many looks across and down, that many looks apart. */
export function rasterOf(
  { width, height }: GreyPicture,
  { across, down, apart, arm = 1 }: { across: number; down: number; apart: number; arm?: number },
): Raster {
  const stride = Math.max(1, Math.round(height / rowsLooked))
  // The edges of a larger picture are softer.
  const long = Math.max(1, Math.round(height / 540)) * arm
  const pitch = apart * stride
  const fits = (length: number): number => Math.max(0, Math.floor((length - long - across * stride) / pitch + 1))
  return {
    columns: fits(width),
    rows: fits(height),
    pitch,
    across,
    down,
    stepAcross: stride,
    stepDown: (stride * across) / down,
    arm: long,
  }
}

/**
 * Structure tensors (Bigün 1987) of the fields of a picture, in the form of doubled angles: (`cos`, `sin`) points where
 * the edges of a field point, and is as long as their sum `all` when they all point one way.
 */
export interface Tensors {
  readonly cos: Float32Array
  readonly sin: Float32Array
  readonly all: Float32Array
}

export function tensorsOf(
  { data, width }: GreyPicture,
  { columns, rows, pitch, across, down, stepAcross, stepDown, arm }: Raster,
): Tensors {
  const cos = new Float32Array(columns * rows)
  const sin = new Float32Array(columns * rows)
  const all = new Float32Array(columns * rows)
  const below = arm * width
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const corner = (row * width + column) * pitch
      let [xx, yy, xy] = [0, 0, 0]
      for (let line = 0; line < down; line++) {
        let at = corner + line * stepDown * width
        for (let look = 0; look < across; look++, at += stepAcross) {
          // Two by two pixels: sensitive up to bars of a single pixel.
          const a = data[at]!
          const b = data[at + arm]!
          const c = data[at + below]!
          const d = data[at + below + arm]!
          const x = b + d - a - c
          const y = c + d - a - b
          xx += x * x
          yy += y * y
          xy += x * y
        }
      }
      const place = row * columns + column
      cos[place] = xx - yy
      sin[place] = 2 * xy
      all[place] = xx + yy
    }
  }
  return { cos, sin, all }
}
