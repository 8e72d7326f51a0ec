import type { GreyPicture } from '../types.ts'

/** A patch of a picture that looks like bars: many edges, all in one direction. Lengths and places in pixels. */
export interface BarPatch {
  readonly x: number
  readonly y: number
  /** Direction in which the bars are crossed, in radians; π apart is the same. */
  readonly angle: number
  /** Half of the patch across the bars and along them. */
  readonly across: number
  readonly along: number
  /** How much contrast the edges hold together; for ranking. */
  readonly weight: number
}

/** What there is in a picture: stripes, the most striking first, and how much has edges in all directions, as a QR code. */
export interface Located {
  readonly patches: readonly BarPatch[]
  /** In the unit of `weight`. */
  readonly texture: number
}

/** The picture is looked at in about so many rows, however large it is. */
const rowsLooked = 360
/** A cell is as high as wide and looked at in four columns and two rows. */
const cellLooks = 4
const cellRows = 2
const leastCoherence = 0.35
/** Squared contrast of a look that is more than noise of a camera. */
const leastEnergy = 60
const clearer = [0.005, 0.02, 0.05]
const wellFilled = 0.7
/** A code is about as wide as high at least; what is much higher than wide is the edge of something. */
const leastShape = 0.8
const mostPatches = 3
const leastCells = 6
/** Of the five by five cells around one. */
const leastAround = 19
const neighboursAgree = Math.cos((36 * Math.PI) / 180)

/**
 * Where bars may be, the most striking first. Every cell of the picture has a structure tensor (Bigün 1987): where all
 * its edges go one way, and the neighbours' too, there is something striped.
 */
export function locateBars(picture: GreyPicture, faint: number): Located {
  const stride = Math.max(1, Math.round(picture.height / rowsLooked))
  // The edges of a larger picture are softer.
  const arm = Math.max(1, Math.round(picture.height / 540))
  const cell = stride * cellLooks
  const columns = Math.floor((picture.width - arm) / cell)
  const rows = Math.floor((picture.height - arm) / cell)
  const cells = columns * rows
  // The tensor in the form of doubled angles: (xx − yy, 2xy) points where the edges point, xx + yy is their sum.
  const { cos, sin, sum } = measureCells(picture, { stride, arm, columns, rows })
  const smooth = { cos: blurred(cos, columns, rows), sin: blurred(sin, columns, rows), sum: blurred(sum, columns, rows) }
  const strength = new Float32Array(cells)
  let texture = 0
  const least = leastEnergy * cellLooks * cellRows * 9
  const brightest = largestNear(smooth.sum, columns, rows)
  for (let at = 0; at < cells; at++) {
    const total = smooth.sum[at]!
    if (total < least) continue
    const square = smooth.cos[at]! * smooth.cos[at]! + smooth.sin[at]! * smooth.sin[at]!
    const floor = Math.max(least, leastCoherence * total, faint * brightest[at]!)
    if (square > floor * floor) strength[at] = Math.sqrt(square)
    else if (square < leastCoherence * leastCoherence * total * total) texture += total
  }
  const patches = patchesOf({ strength, alone: sum, brightest, cos: smooth.cos, sin: smooth.sin, columns, cell })
  return { patches: patches.toSorted((a, b) => b.weight - a.weight).slice(0, mostPatches), texture }
}

/** The cells of a picture, smoothed: strength 0 where nothing is striped. */
interface Grid {
  readonly strength: Float32Array
  readonly cos: Float32Array
  readonly sin: Float32Array
  /** Edges of each cell without its neighbours'. */
  readonly alone: Float32Array
  /** The strongest edges near each. */
  readonly brightest: Float32Array
  readonly columns: number
  /** Pixels of a cell's side. */
  readonly cell: number
}

/** How the picture is looked at: pixels between looks and of one look, and how many cells there are. */
interface Raster {
  readonly stride: number
  readonly arm: number
  readonly columns: number
  readonly rows: number
}

function measureCells({ data, width }: GreyPicture, { stride, arm, columns, rows }: Raster): { cos: Float32Array; sin: Float32Array; sum: Float32Array } {
  const cos = new Float32Array(columns * rows)
  const sin = new Float32Array(columns * rows)
  const sum = new Float32Array(columns * rows)
  const right = arm
  const down = arm * width
  for (let row = 0; row < rows * cellRows; row++) {
    const cellRow = (row >> 1) * columns
    let at = row * 2 * stride * width
    for (let column = 0; column < columns; column++) {
      let xx = 0
      let yy = 0
      let xy = 0
      for (let look = 0; look < cellLooks; look++, at += stride) {
        // Two by two pixels: sensitive up to bars of a single pixel.
        const a = data[at]!
        const b = data[at + right]!
        const c = data[at + down]!
        const d = data[at + down + right]!
        const x = b + d - a - c
        const y = c + d - a - b
        xx += x * x
        yy += y * y
        xy += x * y
      }
      const place = cellRow + column
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

/**
 * Groups of neighbouring cells whose edges agree in direction. A single long edge, such as the side of the phone, is
 * striped too, but only two or three cells wide: a group is grown from cells that have striped ones all around.
 */
function patchesOf(grid: Grid): BarPatch[] {
  const striped = new Uint8Array(grid.strength.length)
  for (let at = 0; at < striped.length; at++) if (grid.strength[at]! > 0) striped[at] = 1
  const around = boxSum(boxSum(striped, 1), grid.columns)
  const cores: number[] = []
  for (let at = 0; at < striped.length; at++) if (striped[at] === 1 && around[at]! >= leastAround) cores.push(at)
  return groupsOf(grid, cores).flatMap((core) => settle(grid, grow(grid, core), 0))
}

/** A group that does not fill its rectangle has grown together with something: only its stronger cells count then. */
function settle(grid: Grid, members: readonly number[], round: number): BarPatch[] {
  const patch = measurePatch(members, grid)
  if (patch === undefined) return []
  const least = clearer[round]
  if (patch.filled > wellFilled || least === undefined) return [patch]
  const clear = members.filter((at) => grid.alone[at]! > least * grid.brightest[at]!)
  const parts = groupsOf(grid, clear).flatMap((part) => settle(grid, part, round + 1))
  return parts.length > 0 ? parts : [patch]
}

/** For each cell the largest value near it: in its block of four by four cells and the eight blocks around. */
function largestNear(values: Float32Array, columns: number, rows: number): Float32Array {
  const across = (columns + 3) >> 2
  const down = (rows + 3) >> 2
  const blocks = new Float32Array(across * down)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const block = (row >> 2) * across + (column >> 2)
      const value = values[row * columns + column]!
      if (value > blocks[block]!) blocks[block] = value
    }
  }
  const near = new Float32Array(blocks.length)
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      let most = 0
      for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x++) most = Math.max(most, blocks[y * across + x]!)
      }
      near[row * across + column] = most
    }
  }
  const out = new Float32Array(values.length)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) out[row * columns + column] = near[(row >> 2) * across + (column >> 2)]!
  }
  return out
}

/** Sum of five values in a row that lie `apart`. */
function boxSum(values: Uint8Array, apart: number): Uint8Array {
  const out = new Uint8Array(values.length)
  for (let at = 2 * apart; at < values.length - 2 * apart; at++) {
    out[at] = values[at - 2 * apart]! + values[at - apart]! + values[at]! + values[at + apart]! + values[at + 2 * apart]!
  }
  return out
}

function groupsOf(grid: Grid, among: readonly number[]): number[][] {
  const open = new Uint8Array(grid.strength.length)
  for (const at of among) open[at] = 1
  const groups: number[][] = []
  for (const start of among) {
    if (open[start] === 0) continue
    open[start] = 0
    const group = [start]
    for (let next = 0; next < group.length; next++) {
      const at = group[next]!
      for (const by of [-1, 1, -grid.columns, grid.columns]) {
        if (open[at + by] !== 1 || !agree(grid, at, at + by)) continue
        open[at + by] = 0
        group.push(at + by)
      }
    }
    if (group.length >= leastCells) groups.push(group)
  }
  return groups
}

/** The group with the striped cells up to two away from it. */
function grow(grid: Grid, core: readonly number[]): number[] {
  const taken = new Uint8Array(grid.strength.length)
  for (const at of core) taken[at] = 1
  const members = [...core]
  let from = 0
  for (let round = 0; round < 2; round++) {
    const to = members.length
    for (let next = from; next < to; next++) {
      const at = members[next]!
      for (const by of [-1, 1, -grid.columns, grid.columns]) {
        if (taken[at + by] !== 0 || !agree(grid, at, at + by)) continue
        taken[at + by] = 1
        members.push(at + by)
      }
    }
    from = to
  }
  return members
}

/** Whether the edges of two striped cells go the same way. */
function agree({ strength, cos, sin }: Grid, at: number, beside: number): boolean {
  const both = strength[at]! * strength[beside]!
  return both > 0 && cos[at]! * cos[beside]! + sin[at]! * sin[beside]! > neighboursAgree * both
}

function measurePatch(members: readonly number[], { strength, cos, sin, columns, cell }: Grid): (BarPatch & { filled: number }) | undefined {
  let [c, s, weight, x, y] = [0, 0, 0, 0, 0]
  for (const at of members) {
    const w = strength[at]!
    c += cos[at]!
    s += sin[at]!
    weight += w
    x += w * (at % columns)
    y += w * Math.floor(at / columns)
  }
  const angle = Math.atan2(s, c) / 2
  x /= weight
  y /= weight
  const [ux, uy] = [Math.cos(angle), Math.sin(angle)]
  let [left, right] = [Infinity, -Infinity]
  const heights: Share[] = []
  for (const at of members) {
    const dx = (at % columns) - x
    const dy = Math.floor(at / columns) - y
    const u = dx * ux + dy * uy
    left = Math.min(left, u)
    right = Math.max(right, u)
    heights.push({ height: dy * ux - dx * uy, weight: strength[at]! })
  }
  heights.sort((a, b) => a.height - b.height)
  const low = heightAt(heights, weight * 0.06)
  const high = heightAt(heights, weight * 0.94)
  const across = (right - left) / 2
  const along = (high - low) / 2
  if (across < 3 || along < 0.8 || across < leastShape * along) return undefined
  const filled = members.length / ((2 * across + 1) * (2 * along + 1))
  const mid = { u: (left + right) / 2, v: (low + high) / 2 }
  return {
    x: (x + mid.u * ux - mid.v * uy + 0.5) * cell,
    y: (y + mid.u * uy + mid.v * ux + 0.5) * cell,
    angle,
    across: across * cell,
    along: along * cell,
    weight: weight * Math.min(1, filled),
    filled,
  }
}

interface Share {
  readonly height: number
  readonly weight: number
}

/** Height below which there is so much of the weight. */
function heightAt(sorted: readonly Share[], upTo: number): number {
  let sum = 0
  for (const { height, weight } of sorted) {
    sum += weight
    if (sum >= upTo) return height
  }
  return sorted.at(-1)?.height ?? 0
}
