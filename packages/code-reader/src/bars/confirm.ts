import type { GreyPicture, Point } from '../types.ts'
import { sampled } from './course.ts'
import type { Course } from './course.ts'
import { spreadOf } from './darkness.ts'
import { showsEverySymbol } from './evidence.ts'
import { stillOptics } from './bar-modes.ts'
import { code128Layouts, ean13 } from './layouts.ts'
import type { Layout } from './layouts.ts'
import type { BarPatch } from './locate.ts'
import { modelOf } from './model.ts'
import type { Model } from './model.ts'
import { idealOf, refine } from './refine.ts'
import type { Placement } from './refine.ts'
import { takeLines, takeStrip } from './strip.ts'
import type { Strip } from './strip.ts'
import type { Symbols } from './decode.ts'
import { encodeNumber } from './encoding.ts'

/** A number that an engine read from bars, and where. */
export interface Claim {
  readonly text: string
  readonly format: 'ean-13' | 'code-128'
  readonly corners: readonly Point[]
}

const rounds = 5
const bendCandidates = Array.from({ length: 13 }, (_, step) => (step - 6) * 0.04)
/** Half of the height that is examined when the engine read only some rows, as a share of half of the width. */
const minHalfHeight = 0.15
/** The same for each of three patches that together cover the whole height of the bars, wherever the rows were. */
const partHalfHeight = 0.27

/**
 * Whether a picture shows the number that an engine read there. Engines match rows against tables and correct what does
 * not fit; a row through a crack or under other bars gives another number whose check digit is correct. So their
 * results must satisfy the same rule as those of our own reader: every symbol must be visible.
 */
export function confirms(
  picture: GreyPicture,
  { text, format, corners }: Claim,
  patches: readonly BarPatch[],
): boolean {
  const [from, to] = [middleOf(corners[0], corners[3]), middleOf(corners[1], corners[2])]
  if (from === undefined || to === undefined) return false
  const layouts = format === 'ean-13' ? [ean13] : code128Layouts
  const written = layouts.flatMap((layout) => {
    const symbols = encodeNumber(layout, text)
    return symbols === undefined ? [] : [{ layout, symbols }]
  })
  if (written.length === 0) return false
  const rows = rowsOf(from, to, corners)
  const near = patches.filter((patch) => covers(patch, from) && covers(patch, to))
  return [rows, ...near].some((patch) => {
    const strip = takeStrip(picture, patch, 'whole')
    const place = (point: Point): number =>
      ((point.x - patch.x) * Math.cos(patch.angle) + (point.y - patch.y) * Math.sin(patch.angle)) / strip.pitch +
      strip.light.length / 2
    const lines = takeLines(picture, patch, strip)
    const around = [-1, 0, 1].flatMap((shift) => takeLines(picture, shifted(patch, strip, shift), strip))
    const ends = { from: place(from), to: place(to) }
    const starts = written.flatMap(({ layout, symbols }) => startOf(strip, layout, symbols, ends) ?? [])
    // A number can be encoded in several ways; the encoding with the highest correlation is the one to check.
    const likeliest = starts.toSorted((one, other) => other.correlation - one.correlation)[0]
    if (likeliest === undefined) return false
    const { model, symbols, placement, darkness } = likeliest
    const course = fitCourse(darkness, model, symbols, placement)
    return showsEverySymbol({ model, course, symbols }, strip.light, lines, -1, around)
  })
}

interface Start {
  readonly model: Model
  readonly symbols: Symbols
  readonly darkness: { readonly values: Float32Array }
  readonly placement: Placement
  readonly correlation: number
}

/** The best alignment of one encoding of the number between the ends that the engine reported, with its correlation. */
function startOf(
  { light }: Strip,
  layout: Layout,
  symbols: Symbols,
  ends: { readonly from: number; readonly to: number },
): Start | undefined {
  const [left, right] = [Math.min(ends.from, ends.to), Math.max(ends.from, ends.to)]
  const inside = light.slice(Math.max(0, Math.round(left)), Math.round(right)).toSorted()
  const [dark, white] = [inside[Math.floor(inside.length * 0.05)] ?? 0, inside[Math.floor(inside.length * 0.95)] ?? 0]
  const darkness = { values: light.map((value) => white - value), from: left, to: right }
  const [optics] = stillOptics(spreadOf(darkness, layout.modules))
  if (optics === undefined || inside.length < layout.modules / 2) return undefined
  const model = modelOf(layout, optics)
  const ideal = idealOf(model, { symbols })
  const { course, correlation } = [ends, { from: ends.to, to: ends.from }]
    .flatMap(({ from, to }) => bendCandidates.map((bend) => ({ from, to, bend })))
    .map((some) => ({ course: some, correlation: correlationOf(sampled(darkness, some, model), ideal) }))
    .reduce((best, one) => (one.correlation > best.correlation ? one : best))
  return { model, symbols, darkness, placement: { course, gain: white - dark, base: 0 }, correlation }
}

/** Refines the course until the bars of the number fit those of the picture best. */
function fitCourse(
  darkness: { readonly values: Float32Array },
  model: Model,
  symbols: Symbols,
  start: Placement,
): Course {
  let placement = start
  for (let round = 0; round < rounds; round++) {
    const line = sampled(darkness, placement.course, model)
    for (let at = 0; at < line.length; at++) line[at] = line[at]! - placement.base
    const next = refine(line, model, placement, { symbols })
    placement = { ...next, base: placement.base + next.base }
  }
  return placement.course
}

function correlationOf(line: Float32Array, ideal: Float32Array): number {
  let [sum, square, total, energy, dot] = [0, 0, 0, 0, 0]
  for (let at = 0; at < line.length; at++) {
    sum += line[at]!
    square += line[at]! ** 2
    total += ideal[at]!
    energy += ideal[at]! ** 2
    dot += line[at]! * ideal[at]!
  }
  const count = line.length
  return (
    (dot - (sum * total) / count) /
    Math.sqrt(Math.max(1e-9, (square - sum ** 2 / count) * (energy - total ** 2 / count)))
  )
}

function rowsOf(from: Point, to: Point, corners: readonly Point[]): BarPatch {
  const angle = Math.atan2(to.y - from.y, to.x - from.x)
  const heights = corners.map(({ x, y }) => Math.abs((y - from.y) * Math.cos(angle) - (x - from.x) * Math.sin(angle)))
  const across = Math.hypot(to.x - from.x, to.y - from.y) / 2
  return {
    x: (from.x + to.x) / 2,
    y: (from.y + to.y) / 2,
    angle,
    across,
    along: Math.max(minHalfHeight * across, ...heights),
    weight: 1,
  }
}

/** A patch of a third of the height of a code, moved along the bars by `times` its own height. */
function shifted(patch: BarPatch, { lean }: Strip, times: number): BarPatch {
  const along = partHalfHeight * patch.across
  const by = times * 2 * along
  const [cos, sin] = [Math.cos(patch.angle), Math.sin(patch.angle)]
  return { ...patch, along, x: patch.x + by * (lean * cos - sin), y: patch.y + by * (lean * sin + cos) }
}

/** Whether a place lies in a patch or not far from its ends. */
function covers({ x, y, angle, across, along }: BarPatch, point: Point): boolean {
  const [dx, dy] = [point.x - x, point.y - y]
  const [over, down] = [dx * Math.cos(angle) + dy * Math.sin(angle), dy * Math.cos(angle) - dx * Math.sin(angle)]
  return Math.abs(over) < across * 1.2 && Math.abs(down) < along * 1.2
}

function middleOf(one: Point | undefined, other: Point | undefined): Point | undefined {
  return one && other && { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
}
