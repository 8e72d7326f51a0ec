import type { GreyPicture } from '../types.ts'

/** The picture is sampled in about so many rows, however large it is. */
const sampledRows = 360
/** Squared contrast of a sample that is more than camera noise. */
export const minEnergy = 60

/** Which pixels of a picture are sampled. All in pixels but `across`, `down`, `columns` and `rows`. */
export interface Raster {
  readonly columns: number
  readonly rows: number
  /** From one field to the next. */
  readonly pitch: number
  /** Samples in a field, and the distance between two of them. */
  readonly across: number
  readonly down: number
  readonly stepAcross: number
  readonly stepDown: number
  /** Distance over which a sample measures an edge. */
  readonly edgeSpan: number
}

/** A raster of square fields with `across` × `down` samples, `apart` samples from field to field. */
export function rasterOf(
  { width, height }: GreyPicture,
  { across, down, apart, edgeSpan = 1 }: { across: number; down: number; apart: number; edgeSpan?: number },
): Raster {
  const stride = Math.max(1, Math.round(height / sampledRows))
  // The edges of a larger picture are softer.
  const long = Math.max(1, Math.round(height / 540)) * edgeSpan
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
    edgeSpan: long,
  }
}

/**
 * Structure tensors (Bigün 1987) of the fields of a picture, in the form of doubled angles: (`cos`, `sin`) has the
 * direction of the edges of a field, and is as long as their sum `all` when they all have one direction.
 */
export interface Tensors {
  readonly cos: Float32Array
  readonly sin: Float32Array
  readonly all: Float32Array
}

export function tensorsOf(
  { data, width }: GreyPicture,
  { columns, rows, pitch, across, down, stepAcross, stepDown, edgeSpan }: Raster,
): Tensors {
  const cos = new Float32Array(columns * rows)
  const sin = new Float32Array(columns * rows)
  const all = new Float32Array(columns * rows)
  const below = edgeSpan * width
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const corner = (row * width + column) * pitch
      let [xx, yy, xy] = [0, 0, 0]
      for (let line = 0; line < down; line++) {
        let at = corner + line * stepDown * width
        for (let sample = 0; sample < across; sample++, at += stepAcross) {
          // Two by two pixels: sensitive up to bars of a single pixel.
          const a = data[at]!
          const b = data[at + edgeSpan]!
          const c = data[at + below]!
          const d = data[at + below + edgeSpan]!
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
