import type { GreyPicture } from '../types.ts'

/**
 * A picture in cells. Each has a structure tensor (Bigün 1987) in the form of doubled angles: (`cos`, `sin`) points where
 * its edges and those of its neighbours point, and is long when they all point one way.
 */
export interface Cells {
  readonly columns: number
  /** Pixels of a cell's side. */
  readonly side: number
  readonly cos: Float32Array
  readonly sin: Float32Array
  /** Length of that pointer, 0 where there is nothing striped. */
  readonly strength: Float32Array
  /** Edges of each cell without its neighbours'. */
  readonly alone: Float32Array
  /** The strongest edges near each. */
  readonly brightest: Float32Array
  /** How much of the picture has edges in all directions, in the unit of `strength`. */
  readonly texture: number
}

/** The picture is looked at in about so many rows and columns of looks, however large it is, and in every second row. */
const rowsLooked = 360
const looksAcross = 4
const looksDown = 2
const leastCoherence = 0.35
/** Squared contrast of a look that is more than noise of a camera. */
const leastEnergy = 60
const leastTotal = leastEnergy * looksAcross * looksDown * 9

interface Tensor {
  readonly cos: Float32Array
  readonly sin: Float32Array
  /** All edges, wherever they point. */
  readonly sum: Float32Array
}

/** @param faint edges that are weaker than this share of the strongest ones near them do not count */
export function cellsOf(picture: GreyPicture, faint: number): Cells {
  const stride = Math.max(1, Math.round(picture.height / rowsLooked))
  // The edges of a larger picture are softer.
  const arm = Math.max(1, Math.round(picture.height / 540))
  const side = stride * looksAcross
  const columns = Math.max(0, Math.floor((picture.width - arm) / side))
  const rows = Math.max(0, Math.floor((picture.height - arm) / side))
  const own = measure(picture, stride, arm, columns, rows)
  const cos = blurred(own.cos, columns, rows)
  const sin = blurred(own.sin, columns, rows)
  const sum = blurred(own.sum, columns, rows)
  const brightest = largestNear(sum, columns, rows)
  const strength = new Float32Array(columns * rows)
  let texture = 0
  for (let at = 0; at < strength.length; at++) {
    const total = sum[at]!
    if (total < leastTotal) continue
    const square = cos[at]! * cos[at]! + sin[at]! * sin[at]!
    const floor = Math.max(leastTotal, leastCoherence * total, faint * brightest[at]!)
    if (square > floor * floor) strength[at] = Math.sqrt(square)
    else if (square < leastCoherence * leastCoherence * total * total) texture += total
  }
  return { columns, side, cos, sin, strength, alone: own.sum, brightest, texture }
}

function measure({ data, width }: GreyPicture, stride: number, arm: number, columns: number, rows: number): Tensor {
  const cos = new Float32Array(columns * rows)
  const sin = new Float32Array(columns * rows)
  const sum = new Float32Array(columns * rows)
  const down = arm * width
  for (let line = 0; line < rows * looksDown; line++) {
    const first = Math.floor(line / looksDown) * columns
    let at = ((line * looksAcross) / looksDown) * stride * width
    for (let place = first; place < first + columns; place++) {
      let [xx, yy, xy] = [0, 0, 0]
      for (let look = 0; look < looksAcross; look++, at += stride) {
        // Two by two pixels: sensitive up to bars of a single pixel.
        const a = data[at]!
        const b = data[at + arm]!
        const c = data[at + down]!
        const d = data[at + down + arm]!
        const x = b + d - a - c
        const y = c + d - a - b
        xx += x * x
        yy += y * y
        xy += x * y
      }
      cos[place] = cos[place]! + xx - yy
      sin[place] = sin[place]! + 2 * xy
      sum[place] = sum[place]! + xx + yy
    }
  }
  return { cos, sin, sum }
}

/** Sum of the three by three cells around each; the border is left empty. */
function blurred(values: Float32Array, columns: number, rows: number): Float32Array {
  const lines = new Float32Array(values.length)
  for (let at = 1; at < values.length - 1; at++) lines[at] = values[at - 1]! + values[at]! + values[at + 1]!
  const out = new Float32Array(values.length)
  for (let row = 1; row < rows - 1; row++) {
    for (let at = row * columns + 1; at < (row + 1) * columns - 1; at++) out[at] = lines[at - columns]! + lines[at]! + lines[at + columns]!
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
      for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x++) most = Math.max(most, blocks[y * across + x]!)
    }
    return most
  })
  const out = new Float32Array(values.length)
  eachCell((at, block) => {
    out[at] = near[block]!
  })
  return out
}
