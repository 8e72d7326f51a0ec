import { minEnergy, rasterOf, tensorsOf } from '../bars/tensors.ts'
import type { GreyPicture } from '../types.ts'

/** A rectangle of whole pixels. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const cell = { across: 4, down: 2, apart: 4 } as const
/** Edges of a QR code go in all directions: less than this share of them one way, over some cells. */
const maxCoherence = 0.5
/** A cell has at least this share of the edges that the busiest cells have. */
const minRelativeEnergy = 0.12
const minCells = 16
/** Longer side of an area in parts of the shorter one; a square that is turned has a square around it, too. */
const maxSideRatio = 1.7
/** Share of its rectangle that a turned square fills is a half at least. */
const minFilled = 0.4
const maxAreas = 3

/** Where a QR code may be, the most striking first: about square, and full of edges in all directions. */
export function squareAreas(picture: GreyPicture): Area[] {
  const raster = rasterOf(picture, cell)
  const { columns, rows, pitch } = raster
  const own = tensorsOf(picture, raster)
  const [cos, sin, all] = [own.cos, own.sin, own.all].map((values) => aroundOf(values, columns, rows)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ]
  const least = minEnergy * cell.across * cell.down * 9
  const busiest = all.toSorted()[Math.floor(all.length * 0.98)] ?? 0
  const isMixed = Uint8Array.from(all, (total, at) =>
    total > least && total > minRelativeEnergy * busiest && Math.hypot(cos[at]!, sin[at]!) < maxCoherence * total
      ? 1
      : 0,
  )
  return groupsOf(isMixed, columns)
    .flatMap((group) => areaOf(group, columns, all) ?? [])
    .toSorted((one, other) => other.energy - one.energy)
    .slice(0, maxAreas)
    .map(({ left, top, right, bottom }) => clipped(left - 2, top - 2, right + 3, bottom + 3, pitch, picture))
}

/** Sum of the three by three cells around each; the border is left empty. */
function aroundOf(values: Float32Array, columns: number, rows: number): Float32Array {
  const out = new Float32Array(values.length)
  for (let row = 1; row < rows - 1; row++) {
    for (let at = row * columns + 1; at < (row + 1) * columns - 1; at++) {
      let sum = 0
      for (const line of [at - columns, at, at + columns]) sum += values[line - 1]! + values[line]! + values[line + 1]!
      out[at] = sum
    }
  }
  return out
}

/** Neighbouring cells that are marked. */
function groupsOf(marked: Uint8Array, columns: number): number[][] {
  const open = marked.slice()
  const groups: number[][] = []
  for (let start = 0; start < open.length; start++) {
    if (open[start] === 0) continue
    open[start] = 0
    const group = [start]
    for (let next = 0; next < group.length; next++) {
      for (const by of [-1, 1, -columns, columns]) {
        const at = group[next]! + by
        if (open[at] !== 1) continue
        open[at] = 0
        group.push(at)
      }
    }
    if (group.length >= minCells) groups.push(group)
  }
  return groups
}

/** The rectangle of a group in cells, when it may be a turned square. */
function areaOf(
  group: readonly number[],
  columns: number,
  all: Float32Array,
): { left: number; top: number; right: number; bottom: number; energy: number } | undefined {
  let [left, top, right, bottom, energy] = [Infinity, Infinity, -Infinity, -Infinity, 0]
  for (const at of group) {
    const [x, y] = [at % columns, Math.floor(at / columns)]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
    energy += all[at]!
  }
  const [across, down] = [right - left + 1, bottom - top + 1]
  const isSquare = Math.max(across, down) <= maxSideRatio * Math.min(across, down)
  return isSquare && group.length >= minFilled * across * down ? { left, top, right, bottom, energy } : undefined
}

function clipped(
  left: number,
  top: number,
  right: number,
  bottom: number,
  pitch: number,
  { width, height }: GreyPicture,
): Area {
  const [x, y] = [Math.max(0, left * pitch), Math.max(0, top * pitch)]
  return { left: x, top: y, width: Math.min(width, right * pitch) - x, height: Math.min(height, bottom * pitch) - y }
}
