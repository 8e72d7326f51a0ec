import type { GreyPicture, Point } from '../types.ts'
import { sampled } from './course.ts'
import type { Course } from './course.ts'
import { darknessOf, withEvenLight, spreadOf } from './darkness.ts'
import type { Darkness } from './darkness.ts'
import { decode, decodeWithUnknownGain, estimateOf } from './decode.ts'
import type { Decoded } from './decode.ts'
import { darknessInNarrowQuietZones } from './narrow-quiet-zones.ts'
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
  /** Share of the picture's variation that the number explains, at most 1. */
  readonly fit: number
  /** Log-likelihood ratio to the second most likely number that passes every check. */
  readonly margin: number
}

/** A number that explains less of the picture, or that is not so much likelier than the second one, is not reported. */
const minFit = 0.9
const minMargin = 30
/** In measurements, no number with a lower fit before refinement became a correct read. */
const minFirstFit = 0.65
/**
 * Attempts with a lower estimate, or with one further below the best for the same bars, are not refined. Of 457
 * codes read (`bench -- read` and `bench -- damage`) each had at least 0.76 and was within 0.01 of the highest.
 */
const [minEstimate, maxBehindBest] = [0.7, 0.06]
/** With such a fit before refinement, no other gain is tried. */
const sufficientFirstFit = 0.8
/** Decoding and refinement alternate so many times. */
const maxRounds = 4
/** Perspective distortions that are tried: up to a phone that is turned by 45 degrees. */
const bendCandidates = Array.from({ length: 13 }, (_, step) => (step - 6) * 0.04)

/** The result of one attempt on a picture. `seen`: something like a code was there, whether or not it could be read. */
export interface BarSearchResult {
  readonly read?: BarRead | undefined
  readonly seen: boolean
}

/** Reads a document number from patches that look like bars, with one of the modes of `bar-modes.ts`. */
export function readBars(picture: GreyPicture, patches: readonly BarPatch[], mode: BarMode): BarSearchResult {
  let seen = false
  for (const patch of patches) {
    const strip = takeStrip(picture, patch, mode.part, mode.linear)
    for (const darkness of darknessesOf(strip, mode)) {
      seen = true
      const isVisible = (placed: PlacedNumber): boolean =>
        showsEverySymbol(placed, strip.light, takeLines(picture, patch, strip), darkness.inverted ? 1 : -1)
      const read = readLine(darkness, mode, patch, isVisible)
      if (read !== undefined) return { seen, read }
    }
  }
  return { seen }
}

/** With quiet zones of the required width, and with narrower ones. */
function darknessesOf(strip: Strip, mode: BarMode): Darkness[] {
  if (mode.withoutQuietZones === true) return darknessesWithoutQuietZones(strip)
  const usual = darknessOf(strip)
  if (mode.evensLight) return usual === undefined ? [] : [withEvenLight(usual)]
  return [usual, darknessInNarrowQuietZones(strip)].filter((darkness) => darkness !== undefined)
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
  isVisible: (placed: PlacedNumber) => boolean,
): BarRead | undefined {
  const { from, to } = darkness
  const attempts = mode.layouts.flatMap((layout) =>
    mode.optics(spreadOf(darkness, layout.modules)).flatMap((optics) => {
      const model = modelOf(layout, optics)
      return [bestCourse(darkness, model, from, to), bestCourse(darkness, model, to, from)]
    }),
  )
  const best = attempts.reduce((most, { estimate }) => Math.max(most, estimate), -Infinity)
  const least = Math.max(minEstimate, best - maxBehindBest)
  const worthwhile = attempts.filter(({ estimate }) => estimate >= least)
  for (const attempt of worthwhile.toSorted((a, b) => b.estimate - a.estimate)) {
    const read = refineAndRead(darkness, attempt, patch, isVisible)
    if (read !== undefined) return read
  }
  return undefined
}

function bestCourse(darkness: Darkness, model: Model, from: number, to: number): Attempt {
  const attemptAt = (bend: number): Attempt => {
    const course = { from, to, bend }
    return { model, course, estimate: estimateOf(sampled(darkness, course, model), model) }
  }
  const better = (a: Attempt, b: Attempt): Attempt => (b.estimate > a.estimate ? b : a)
  const coarse = bendCandidates.map(attemptAt).reduce(better)
  return [coarse, attemptAt(coarse.course.bend - 0.02), attemptAt(coarse.course.bend + 0.02)].reduce(better)
}

/**
 * Reads digits and refines the course in turn, until the number explains the picture or it is clear that it will not.
 */
function refineAndRead(
  darkness: Darkness,
  { model, course }: Attempt,
  patch: BarPatch,
  isVisible: (placed: PlacedNumber) => boolean,
): BarRead | undefined {
  let line = sampled(darkness, course, model)
  const first = decodeWithUnknownGain(line, model, sufficientFirstFit)
  if (first === undefined) return undefined
  let decoded: Decoded | undefined = first
  let placement: Placement = { course, gain: first.gain, base: 0 }
  for (let round = 0; round < maxRounds; round++) {
    if (decoded === undefined || decoded.fit < minFirstFit) return undefined
    const { text, fit, margin } = decoded
    if (fit >= minFit && margin >= minMargin) {
      // Being the likeliest number is not enough: each of its symbols must be visible.
      if (!isVisible({ model, course: placement.course, symbols: decoded.symbols })) return undefined
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
