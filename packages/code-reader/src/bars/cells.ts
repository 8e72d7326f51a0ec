import type { GreyPicture } from '../types.ts'
import { minEnergy, rasterOf, tensorsOf } from './tensors.ts'

/**
 * A picture divided into cells. Each has a structure tensor (Bigün 1987) in the form of doubled angles: (`cos`, `sin`)
 * points where its edges and those of its neighbours point, and is long when they all point one way.
 */
export interface Cells {
  readonly columns: number
  /** Pixels of a cell's side. */
  readonly side: number
  readonly cos: Float32Array
  readonly sin: Float32Array
  /** Length of that vector, 0 where the cell is not striped. */
  readonly strength: Float32Array
  /** Edge energy of each cell without its neighbours. */
  readonly ownEdges: Float32Array
  /** The highest edge energy near each cell. */
  readonly strongestNear: Float32Array
}

const samplesAcross = 4
const samplesDown = 2
const minTotal = minEnergy * samplesAcross * samplesDown * 9

/** Thresholds for finding stripes. */
export interface Search {
  /** Edges that are weaker than this share of the strongest ones near them do not count. */
  readonly minRelativeStrength: number
  /** How much of the edges must point one way, 0 to 1. */
  readonly coherence: number
  /** Measure edges over twice the distance: less sensitive to noise, but bars of a single pixel are lost. */
  readonly coarse: boolean
}

export function cellsOf(picture: GreyPicture, { minRelativeStrength, coherence, coarse }: Search): Cells {
  const raster = rasterOf(picture, {
    across: samplesAcross,
    down: samplesDown,
    apart: samplesAcross,
    edgeSpan: coarse ? 2 : 1,
  })
  const { columns, rows } = raster
  const own = tensorsOf(picture, raster)
  const cos = blurred(own.cos, columns, rows)
  const sin = blurred(own.sin, columns, rows)
  const sum = blurred(own.all, columns, rows)
  const strongestNear = largestNear(sum, columns, rows)
  const strength = new Float32Array(columns * rows)
  for (let at = 0; at < strength.length; at++) {
    const total = sum[at]!
    if (total < minTotal) continue
    const square = cos[at]! * cos[at]! + sin[at]! * sin[at]!
    const floor = Math.max(minTotal, coherence * total, minRelativeStrength * strongestNear[at]!)
    if (square > floor * floor) strength[at] = Math.sqrt(square)
  }
  return { columns, side: raster.pitch, cos, sin, strength, ownEdges: own.all, strongestNear }
}

/** Sum of the three by three cells around each; the border is left empty. */
function blurred(values: Float32Array, columns: number, rows: number): Float32Array {
  const lines = new Float32Array(values.length)
  for (let at = 1; at < values.length - 1; at++) lines[at] = values[at - 1]! + values[at]! + values[at + 1]!
  const out = new Float32Array(values.length)
  for (let row = 1; row < rows - 1; row++) {
    for (let at = row * columns + 1; at < (row + 1) * columns - 1; at++)
      out[at] = lines[at - columns]! + lines[at]! + lines[at + columns]!
  }
  return out
}

/** For each cell the largest value near it: in its block of four by four cells and the eight blocks around. */
function largestNear(values: Float32Array, columns: number, rows: number): Float32Array {
  const across = (columns + 3) >> 2
  const down = (rows + 3) >> 2
  const blocks = new Float32Array(across * down)
  const eachCell = (act: (at: number, block: number) => void): void => {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) act(row * columns + column, (row >> 2) * across + (column >> 2))
    }
  }
  eachCell((at, block) => {
    if (values[at]! > blocks[block]!) blocks[block] = values[at]!
  })
  const near = blocks.map((_, block) => {
    const [row, column] = [Math.floor(block / across), block % across]
    let most = 0
    for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x++)
        most = Math.max(most, blocks[y * across + x]!)
    }
    return most
  })
  const out = new Float32Array(values.length)
  eachCell((at, block) => {
    out[at] = near[block]!
  })
  return out
}
