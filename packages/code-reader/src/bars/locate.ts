import type { GreyPicture } from '../types.ts'
import { cellsOf } from './cells.ts'
import type { Cells, Search } from './cells.ts'

/** A patch of a picture that looks like bars: many edges, all in one direction. Lengths and places in pixels. */
export interface BarPatch {
  readonly x: number
  readonly y: number
  /** Direction perpendicular to the bars, in radians; angles that differ by π are equal. */
  readonly angle: number
  /** Half of the patch across the bars and along them. */
  readonly across: number
  readonly along: number
  /** Total contrast of the edges; for ranking. */
  readonly weight: number
}

const maxPatches = 3
const minCells = 6
/** Of the five by five cells around a cell, so many must be striped. */
const minStripedNeighbours = 19
/** A code is at least about as wide as high; a patch that is much higher than wide is the edge of an object. */
const minWidthToHeight = 0.8
const minFilled = 0.7
/** Thresholds, round by round, for separating a patch from something that it is connected with. */
const strengthThresholds = [0.005, 0.02, 0.05]
const minDirectionAgreement = Math.cos((36 * Math.PI) / 180)

/** Where bars may be, the strongest first: areas in which all edges have one direction. */
export function locateBars(picture: GreyPicture, search: Search): BarPatch[] {
  const cells = cellsOf(picture, search)
  const patches = patchesOf(cells)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, maxPatches)
  const joint = joinAcrossGap(patches)
  if (joint !== undefined) patches.unshift(joint)
  return patches
}

/**
 * Groups of neighbouring cells whose edges agree in direction. A single long edge, such as the side of the phone, is
 * striped too, but only two or three cells wide: a group is grown from cells that are surrounded by striped ones.
 */
function patchesOf(cells: Cells): BarPatch[] {
  const striped = new Uint8Array(cells.strength.length)
  for (let at = 0; at < striped.length; at++) if (cells.strength[at]! > 0) striped[at] = 1
  const around = boxSum(boxSum(striped, 1), cells.columns)
  const cores: number[] = []
  for (let at = 0; at < striped.length; at++)
    if (striped[at] === 1 && around[at]! >= minStripedNeighbours) cores.push(at)
  return groupsOf(cells, cores).flatMap((core) => splitUntilFilled(cells, grow(cells, core), 0))
}

/**
 * A group that does not fill its rectangle is connected with something else: it is divided by keeping stronger cells.
 */
function splitUntilFilled(cells: Cells, members: readonly number[], round: number): BarPatch[] {
  const patch = measurePatch(members, cells)
  if (patch === undefined) return []
  const least = strengthThresholds[round]
  if (patch.filled > minFilled || least === undefined) return [patch]
  const clear = members.filter((at) => cells.ownEdges[at]! > least * cells.strongestNear[at]!)
  const parts = groupsOf(cells, clear).flatMap((part) => splitUntilFilled(cells, part, round + 1))
  return parts.length > 0 ? parts : [patch]
}

/** Sum of five values in a row that lie `apart`. */
function boxSum(values: Uint8Array, apart: number): Uint8Array {
  const out = new Uint8Array(values.length)
  for (let at = 2 * apart; at < values.length - 2 * apart; at++) {
    out[at] =
      values[at - 2 * apart]! + values[at - apart]! + values[at]! + values[at + apart]! + values[at + 2 * apart]!
  }
  return out
}

function groupsOf(cells: Cells, among: readonly number[]): number[][] {
  const open = new Uint8Array(cells.strength.length)
  for (const at of among) open[at] = 1
  const groups: number[][] = []
  for (const start of among) {
    if (open[start] === 0) continue
    open[start] = 0
    const group = [start]
    for (let next = 0; next < group.length; next++) {
      const at = group[next]!
      for (const by of [-1, 1, -cells.columns, cells.columns]) {
        if (open[at + by] !== 1 || !agree(cells, at, at + by)) continue
        open[at + by] = 0
        group.push(at + by)
      }
    }
    if (group.length >= minCells) groups.push(group)
  }
  return groups
}

/** The group with the striped cells up to two away from it. */
function grow(cells: Cells, core: readonly number[]): number[] {
  const taken = new Uint8Array(cells.strength.length)
  for (const at of core) taken[at] = 1
  const members = [...core]
  let from = 0
  for (let round = 0; round < 2; round++) {
    const to = members.length
    for (let next = from; next < to; next++) {
      const at = members[next]!
      for (const by of [-1, 1, -cells.columns, cells.columns]) {
        if (taken[at + by] !== 0 || !agree(cells, at, at + by)) continue
        taken[at + by] = 1
        members.push(at + by)
      }
    }
    from = to
  }
  return members
}

/** Whether the edges of two striped cells go the same way. */
function agree({ strength, cos, sin }: Cells, at: number, beside: number): boolean {
  const both = strength[at]! * strength[beside]!
  return both > 0 && cos[at]! * cos[beside]! + sin[at]! * sin[beside]! > minDirectionAgreement * both
}

/**
 * The strongest patch joined with another one that continues it after a gap: glare or a very bright screen may hide the
 * middle of a code.
 */
function joinAcrossGap([first, ...others]: readonly BarPatch[]): BarPatch | undefined {
  if (first === undefined) return undefined
  const [ux, uy] = [Math.cos(first.angle), Math.sin(first.angle)]
  for (const other of others) {
    const [dx, dy] = [other.x - first.x, other.y - first.y]
    const apart = dx * ux + dy * uy
    const gap = Math.abs(apart) - first.across - other.across
    const inLine = Math.abs(Math.cos(other.angle - first.angle)) > 0.99 && Math.abs(dy * ux - dx * uy) < first.along / 2
    if (!inLine || gap > 2 * first.along || other.along < first.along / 2 || other.along > first.along * 2) continue
    const low = Math.min(-first.across, apart - other.across)
    const high = Math.max(first.across, apart + other.across)
    const middle = (low + high) / 2
    return {
      ...first,
      x: first.x + middle * ux,
      y: first.y + middle * uy,
      across: (high - low) / 2,
      weight: first.weight + other.weight,
    }
  }
  return undefined
}

function measurePatch(
  members: readonly number[],
  { strength, cos, sin, columns, side }: Cells,
): (BarPatch & { filled: number }) | undefined {
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
  if (across < 3 || along < 0.8 || across < minWidthToHeight * along) return undefined
  const filled = members.length / ((2 * across + 1) * (2 * along + 1))
  const mid = { u: (left + right) / 2, v: (low + high) / 2 }
  return {
    x: (x + mid.u * ux - mid.v * uy + 0.5) * side,
    y: (y + mid.u * uy + mid.v * ux + 0.5) * side,
    angle,
    across: across * side,
    along: along * side,
    weight: weight * Math.min(1, filled),
    filled,
  }
}

interface Share {
  readonly height: number
  readonly weight: number
}

/** The height below which `upTo` of the weight lies. */
function heightAt(sorted: readonly Share[], upTo: number): number {
  let sum = 0
  for (const { height, weight } of sorted) {
    sum += weight
    if (sum >= upTo) return height
  }
  return sorted.at(-1)?.height ?? 0
}
