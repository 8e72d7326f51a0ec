import type { Strip } from './strip.ts'

/** A code as a one-dimensional signal: 0 where it is as light as its quiet zones, larger where bars are. */
export interface Darkness {
  readonly values: Float32Array
  /** Pixels between two values. */
  readonly pitch: number
  /** About where the first bar begins and the last one ends, in values. */
  readonly from: number
  readonly to: number
  /** Bars lighter than their surroundings. */
  readonly inverted: boolean
}

/**
 * A quiet zone is wider than any space inside a code: that is four modules of about 110, nearly five on a very bright
 * screen.
 */
const quietZoneShare = 5.4 / 110
/** It must be close to the lightest or the darkest value: bars that are blurred into one grey are flat as well. */
const maxFromExtreme = 0.3

/** Finds the quiet zones of a strip and measures darkness relative to them; undefined when there are none. */
export function darknessOf({ light, pitch, from, to }: Strip): Darkness | undefined {
  const span = Math.max(2, Math.round(1.2 / pitch))
  const activity = new Float32Array(light.length)
  const [darkest, lightest] = rangeOf(light, Math.round(from), Math.round(to))
  const grey = (value: number): boolean =>
    Math.min(value - darkest, lightest - value) > maxFromExtreme * (lightest - darkest)
  for (let at = span; at < light.length - span; at++) activity[at] = Math.abs(light[at + span]! - light[at - span]!)
  const inside = activity.slice(Math.round(from), Math.round(to)).toSorted()
  const flat = 0.22 * (inside[inside.length >> 1] ?? 0) + 0.05 * (inside.at(-1) ?? 0)
  const quiet = Math.max(5, Math.round((to - from) * quietZoneShare))
  const tenth = (to - from) * 0.1
  // Grey never counts as flat.
  for (let at = 0; at < light.length; at++) if (grey(light[at]!)) activity[at] = Infinity
  const left = findQuiet(activity, flat, quiet, Math.round(from + tenth), -1)
  const right = findQuiet(activity, flat, quiet, Math.round(to - tenth), 1)
  if (left === undefined || right === undefined || right - left < 60) return undefined
  const leftLight = meanOf(light, left - quiet, left)
  const rightLight = meanOf(light, right, right + quiet)
  const middleLight = meanOf(light, left, right)
  const inverted = middleLight > (leftLight + rightLight) / 2
  const values = light.map((value, at) => {
    const part = Math.min(1, Math.max(0, (at - left) / (right - left)))
    const white = leftLight + part * (rightLight - leftLight)
    return inverted ? value - white : white - value
  })
  let deepest = 0
  for (let at = left; at < right; at++) if (values[at]! > deepest) deepest = values[at]!
  if (countBars(values, left, right, deepest) < minBars) return undefined
  return {
    values,
    pitch,
    inverted,
    from: edgeOf(values, left, 1, quiet, deepest),
    to: edgeOf(values, right, -1, quiet, deepest),
  }
}

/** Smallest depth of a bar, as a share of the deepest one. */
const minBarDepth = 0.06
/** Bars that can be told apart from their neighbours. Of about thirty, blur may leave a third. */
export const minBars = 9

export function countBars(values: Float32Array, from: number, to: number, deepest: number): number {
  const swing = deepest * minBarDepth
  let [bars, extreme, rising] = [0, 0, true]
  for (let at = from; at < to; at++) {
    const value = values[at]!
    if (rising ? value > extreme : value < extreme) extreme = value
    else if (Math.abs(value - extreme) > swing) {
      if (rising) bars++
      rising = !rising
      extreme = value
    }
  }
  return bars
}

/**
 * The same code as if it were lit evenly: each value is scaled between the lightest and the darkest within some
 * symbols. Removes spots of glare. It also amplifies bars that blur has made faint, so it suits only sharp pictures.
 */
export function withEvenLight(darkness: Darkness): Darkness {
  const { values, from, to } = darkness
  const reach = Math.round((to - from) / 18)
  const light = smoothed(extremes(values, reach, -1), reach)
  const dark = smoothed(extremes(values, reach, 1), reach)
  const depth = dark.reduce((most, value) => Math.max(most, value), 0)
  const level = values.map((value, at) => {
    const swing = Math.max(dark[at]! - light[at]!, depth * 0.15)
    return at < from - reach / 2 || at > to + reach / 2 ? 0 : (depth * Math.max(0, value - light[at]!)) / swing
  })
  return { ...darkness, values: level }
}

/** The largest value within reach of each, or with a sign of -1 the smallest. */
function extremes(values: Float32Array, reach: number, sign: 1 | -1): Float32Array {
  return values.map((own, at) => {
    let most = own * sign
    const end = Math.min(values.length - 1, at + reach)
    for (let near = Math.max(0, at - reach); near <= end; near++) most = Math.max(most, values[near]! * sign)
    return most * sign
  })
}

function smoothed(values: Float32Array, reach: number): Float32Array {
  return values.map((_, at) => meanOf(values, Math.max(0, at - reach), Math.min(values.length, at + reach + 1)))
}

/** The blur in modules: the steepest slope of an edge blurred by a Gaussian is its depth / (spread √2π). */
export function spreadOf({ values, from, to }: Pick<Darkness, 'values' | 'from' | 'to'>, modules: number): number {
  const [first, last] = [Math.round(from), Math.round(to)]
  const inside = values.slice(first, last).toSorted()
  const depth = quantile(inside, 0.97) - Math.max(0, quantile(inside, 0.03))
  const slopes = inside.map((_, at) => Math.abs(values[first + at + 1]! - values[first + at - 1]!) / 2).toSorted()
  return (depth / quantile(slopes, 0.97) / Math.sqrt(2 * Math.PI)) * (modules / (to - from))
}

function quantile(sorted: Float32Array, share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)]!
}

/** The place from which, going outwards, the signal stays flat for the length of a quiet zone. */
function findQuiet(
  activity: Float32Array,
  flat: number,
  quiet: number,
  start: number,
  direction: 1 | -1,
): number | undefined {
  let run = 0
  for (let at = start; at > 0 && at < activity.length - 1; at += direction) {
    run = activity[at]! < flat ? run + 1 : 0
    if (run === quiet) return at - direction * (quiet - 1)
  }
  return undefined
}

/** Where the outermost bar reaches half of its depth. */
function edgeOf(values: Float32Array, start: number, direction: 1 | -1, quiet: number, deepest: number): number {
  let depth = 0
  for (let by = 0; by < quiet * 1.2; by++) {
    const here = values[start + direction * by] ?? 0
    if (here > depth) depth = here
    // Past its peak: a narrow bar at the very end may be much fainter than those after it.
    else if (depth > minBarDepth * deepest && here < depth * 0.9) break
  }
  for (let by = 0; by < quiet * 1.2; by++) {
    const at = start + direction * by
    const here = values[at] ?? 0
    const next = values[at + direction] ?? 0
    if (here < depth / 2 && next >= depth / 2) return at + (direction * (depth / 2 - here)) / (next - here)
  }
  return start
}

/** Smallest and largest of some values. */
export function rangeOf(values: Float32Array, from: number, to: number): [number, number] {
  let [least, most] = [Infinity, -Infinity]
  for (let at = from; at < to; at++) {
    least = Math.min(least, values[at]!)
    most = Math.max(most, values[at]!)
  }
  return [least, most]
}

function meanOf(values: Float32Array, from: number, to: number): number {
  let sum = 0
  for (let at = from; at < to; at++) sum += values[at] ?? 0
  return sum / Math.max(1, to - from)
}
