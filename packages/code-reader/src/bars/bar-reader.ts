import type { GreyPicture, Point } from '../types.ts'
import { sampled } from './course.ts'
import type { Course } from './course.ts'
import { darknessOf, levelled, spreadOf } from './darkness.ts'
import type { Darkness } from './darkness.ts'
import { decode, decodeUnlit, estimateOf } from './decode.ts'
import type { Decoded } from './decode.ts'
import { framedDarkness } from './framed.ts'
import type { BarMode } from './bar-modes.ts'
import type { BarPatch } from './locate.ts'
import { modelOf } from './model.ts'
import type { Model } from './model.ts'
import { refine } from './refine.ts'
import type { Placement } from './refine.ts'
import { takeLines, takeStrip } from './strip.ts'
import type { Strip } from './strip.ts'
import { darknessesWithoutQuietZones } from './without-quiet-zones.ts'
import { showsEverySymbol } from './evidence.ts'
import type { PlacedNumber } from './evidence.ts'

/** A document number read from bars. */
export interface BarRead {
  readonly text: string
  readonly format: 'ean-13' | 'code-128'
  /** Corners of the bars in pixels, clockwise from their own top left. */
  readonly corners: readonly Point[]
  /** Share of the picture's light and dark that the number explains. */
  readonly fit: number
  /** Natural logarithm of how much likelier it is than the next number that passes every check. */
  readonly margin: number
}

/** A number has to explain so much of the picture, and so much better than the next number, or it is not told. */
const leastFit = 0.9
const leastMargin = 30
/** A number that explains less at first sight never came out right. */
const leastFirstFit = 0.65
/**
 * Attempts with a lower estimate, or with one so much below the highest for the same bars, are not refined. Of 457
 * codes read (`bench -- read` and `bench -- damage`) each had at least 0.76 and was within 0.01 of the highest.
 */
const [leastEstimate, behindBest] = [0.7, 0.06]
/** One that explains so much at first sight is refined without trying it brighter or darker. */
const goodFirstFit = 0.8
/** Between looks at the digits the course is refined. */
const rounds = 4
/** Ways in which perspective may bend a code: up to a phone that is turned by half a right angle. */
const bends = Array.from({ length: 13 }, (_, step) => (step - 6) * 0.04)

/** What reading the patches of a picture brought; `seen` when something like a code was there, read or not. */
export interface BarLook {
  readonly read?: BarRead | undefined
  readonly seen: boolean
}

/** Looks for a document number in patches that look like bars, in one of the ways of `bar-modes.ts`. */
export function readBars(picture: GreyPicture, patches: readonly BarPatch[], mode: BarMode): BarLook {
  let seen = false
  for (const patch of patches) {
    const strip = takeStrip(picture, patch, mode.part, mode.linear)
    for (const darkness of darknessesOf(strip, mode)) {
      seen = true
      const isSeen = (placed: PlacedNumber): boolean =>
        showsEverySymbol(placed, strip.light, takeLines(picture, patch, strip), darkness.inverted ? 1 : -1)
      const read = readLine(darkness, mode, patch, isSeen)
      if (read !== undefined) return { seen, read }
    }
  }
  return { seen }
}

/** Between quiet zones as they should be, and between such as end early. */
function darknessesOf(strip: Strip, mode: BarMode): Darkness[] {
  if (mode.unbounded === true) return darknessesWithoutQuietZones(strip)
  const usual = darknessOf(strip)
  if (mode.levels) return usual === undefined ? [] : [levelled(usual)]
  return [usual, framedDarkness(strip)].filter((darkness) => darkness !== undefined)
}

interface Attempt {
  readonly model: Model
  readonly course: Course
  readonly estimate: number
}

/** Tries every layout of the mode in both directions, the highest estimate first. */
function readLine(
  darkness: Darkness,
  mode: BarMode,
  patch: BarPatch,
  isSeen: (placed: PlacedNumber) => boolean,
): BarRead | undefined {
  const { from, to } = darkness
  const attempts = mode.layouts.flatMap((layout) =>
    mode.optics(spreadOf(darkness, layout.modules)).flatMap((optics) => {
      const model = modelOf(layout, optics)
      return [bestCourse(darkness, model, from, to), bestCourse(darkness, model, to, from)]
    }),
  )
  const best = attempts.reduce((most, { estimate }) => Math.max(most, estimate), -Infinity)
  const least = Math.max(leastEstimate, best - behindBest)
  const worthwhile = attempts.filter(({ estimate }) => estimate >= least)
  for (const attempt of worthwhile.toSorted((a, b) => b.estimate - a.estimate)) {
    const read = refineAndRead(darkness, attempt, patch, isSeen)
    if (read !== undefined) return read
  }
  return undefined
}

function bestCourse(darkness: Darkness, model: Model, from: number, to: number): Attempt {
  const look = (bend: number): Attempt => {
    const course = { from, to, bend }
    return { model, course, estimate: estimateOf(sampled(darkness, course, model), model) }
  }
  const better = (a: Attempt, b: Attempt): Attempt => (b.estimate > a.estimate ? b : a)
  const coarse = bends.map(look).reduce(better)
  return [coarse, look(coarse.course.bend - 0.02), look(coarse.course.bend + 0.02)].reduce(better)
}

/** Reads digits and refines the course in turn, until the number explains the picture or it is clear that it will not. */
function refineAndRead(
  darkness: Darkness,
  { model, course }: Attempt,
  patch: BarPatch,
  isSeen: (placed: PlacedNumber) => boolean,
): BarRead | undefined {
  let line = sampled(darkness, course, model)
  const first = decodeUnlit(line, model, goodFirstFit)
  if (first === undefined) return undefined
  let decoded: Decoded | undefined = first
  let placement: Placement = { course, gain: first.gain, base: 0 }
  for (let round = 0; round < rounds; round++) {
    if (decoded === undefined || decoded.fit < leastFirstFit) return undefined
    const { text, fit, margin } = decoded
    if (fit >= leastFit && margin >= leastMargin) {
      // Likelier than all others is not enough: each of its symbols must be there to be seen.
      if (!isSeen({ model, course: placement.course, symbols: decoded.symbols })) return undefined
      return { text, fit, margin, format: model.layout.format, corners: cornersOf(patch, darkness, placement.course) }
    }
    placement = refine(line, model, placement, decoded)
    line = sampled(darkness, placement.course, model)
    const edge = 2 * model.waveforms.reach
    for (let at = edge; at < line.length - edge; at++) line[at] = line[at]! - placement.base
    decoded = decode(line, model, placement.gain)
  }
  return undefined
}

function cornersOf(patch: BarPatch, { values, pitch }: Darkness, { from, to }: Course): Point[] {
  const [ux, uy] = [Math.cos(patch.angle), Math.sin(patch.angle)]
  // Upside down, the code's own top is below.
  const up = from < to ? -patch.along : patch.along
  return [
    [from, up],
    [to, up],
    [to, -up],
    [from, -up],
  ].map(([place = 0, height = 0]) => {
    const across = (place - values.length / 2) * pitch
    return { x: patch.x + across * ux - height * uy, y: patch.y + across * uy + height * ux }
  })
}
