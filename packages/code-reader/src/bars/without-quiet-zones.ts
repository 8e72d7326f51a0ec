import type { Darkness } from './darkness.ts'
import type { Strip } from './strip.ts'

/** The outermost bars of a code with a document number. Widths in modules. */
interface Ends {
  readonly bars: number
  readonly modules: number
  readonly firstBar: number
  readonly lastBar: number
}

const ean13Ends: Ends = { bars: 30, modules: 95, firstBar: 1, lastBar: 1 }
const code128Ends: Ends = { bars: 34, modules: 123, firstBar: 2, lastBar: 2 }
/** A bar at an end may seem so many times wider or narrower than it is, by blur and perspective. */
const widthTolerance = 2.1
/** No space inside a code is wider than four modules, or by blur and perspective than six. */
const maxSpace = 6
/** Candidates that are tried, the likeliest first. */
const maxCandidates = 4
/**
 * Lightest and darkest are taken from this share of the patch around each place: more than the widest bar and space.
 */
const neighbourhoodShare = 1 / 16
/** A run is dark when it has at least this share of the strongest contrast around it. */
const minContrast = 1 / 6

/** A dark run of a strip: from where to where, in values. */
interface Run {
  readonly from: number
  readonly to: number
}

/**
 * For a code without quiet zones, directly beside text, lines or a picture: its ends follow from the number of its bars
 * and the width of the outermost ones. Everything beyond counts as white. Returns several candidates, the likeliest
 * first, since a line beside the code may look like a bar.
 */
export function darknessesWithoutQuietZones(strip: Strip): Darkness[] {
  const reach = Math.max(4, Math.round((strip.to - strip.from) * neighbourhoodShare))
  const runs = darkRuns(strip.light, reach)
  return [ean13Ends, code128Ends]
    .flatMap((ends) => candidatesOf(runs, ends, (strip.to - strip.from) / 2))
    .toSorted((one, other) => one.misfit - other.misfit)
    .slice(0, maxCandidates)
    .map(({ first, last }) => darknessBetween(strip, runs, first, last, reach))
}

/** First and last runs between which a code with such ends may lie. `misfit` is 0 for a perfect match. */
function candidatesOf(
  runs: readonly Run[],
  { bars, modules, firstBar, lastBar }: Ends,
  minLength: number,
): { first: number; last: number; misfit: number }[] {
  return runs.flatMap((left, first) => {
    const last = first + bars - 1
    const right = runs[last]
    if (right === undefined || right.to - left.from < Math.max(60, minLength)) return []
    const module = (right.to - left.from) / modules
    const misfit = misfitOf(left, firstBar * module) + misfitOf(right, lastBar * module)
    const isCandidate = misfit < Infinity && widestSpaceOf(runs, first, last) <= maxSpace * module
    return isCandidate ? [{ first, last, misfit }] : []
  })
}

function misfitOf({ from, to }: Run, expected: number): number {
  const ratio = (to - from) / expected
  return ratio > widthTolerance || ratio < 1 / widthTolerance ? Infinity : Math.abs(Math.log(ratio))
}

function widestSpaceOf(runs: readonly Run[], first: number, last: number): number {
  let widest = 0
  for (let at = first + 1; at <= last; at++) widest = Math.max(widest, runs[at]!.from - runs[at - 1]!.to)
  return widest
}

/** Where it is darker than halfway between the lightest and the darkest that is near. */
function darkRuns(light: Float32Array, reach: number): Run[] {
  const white = largestWithin(light, reach)
  const black = largestWithin(
    light.map((value) => -value),
    reach,
  ).map((value) => -value)
  const strongest = white.reduce((most, value, at) => Math.max(most, value - black[at]!), 0)
  const excess = light.map((value, at) => (white[at]! + black[at]!) / 2 - value)
  const isDark = (at: number): boolean => excess[at]! > 0 && white[at]! - black[at]! > minContrast * strongest
  /** Where the signal crosses the middle between two values. */
  const crossing = (at: number): number => at - Math.max(0, Math.min(1, excess[at]! / (excess[at]! - excess[at - 1]!)))
  const runs: Run[] = []
  let from: number | undefined
  for (let at = 1; at < light.length; at++) {
    if (isDark(at) && from === undefined) from = crossing(at)
    else if (!isDark(at) && from !== undefined) {
      runs.push({ from, to: crossing(at) })
      from = undefined
    }
  }
  return runs
}

function largestWithin(values: Float32Array, reach: number): Float32Array {
  return values.map((_, at) => {
    let most = -Infinity
    const end = Math.min(values.length - 1, at + reach)
    for (let near = Math.max(0, at - reach); near <= end; near++) if (values[near]! > most) most = values[near]!
    return most
  })
}

/**
 * White is the lightest value near each end; everything beyond the lightest place just outside the code counts as
 * white.
 */
function darknessBetween(
  { light, pitch }: Strip,
  runs: readonly Run[],
  first: number,
  last: number,
  reach: number,
): Darkness {
  const [left, right] = [runs[first]!.from, runs[last]!.to]
  const lightest = (from: number, to: number): number => {
    let at = Math.max(0, Math.round(from))
    for (let place = at; place <= Math.min(light.length - 1, to); place++) if (light[place]! > light[at]!) at = place
    return at
  }
  const whiteLeft = light[lightest(left - 2, left + 2 * reach)]!
  const whiteRight = light[lightest(right - 2 * reach, right + 2)]!
  const start = lightest(runs[first - 1]?.to ?? left - reach, left)
  const end = lightest(right, runs[last + 1]?.from ?? right + reach)
  const values = light.map((value, at) => {
    if (at < start || at > end) return 0
    const part = Math.min(1, Math.max(0, (at - left) / (right - left)))
    return Math.max(0, whiteLeft + part * (whiteRight - whiteLeft) - value)
  })
  return { values, pitch, inverted: false, from: left, to: right }
}
