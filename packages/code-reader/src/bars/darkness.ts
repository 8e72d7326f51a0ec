import type { Strip } from './strip.ts'

/** A code laid out in a line: 0 where it is as light as the quiet zones beside it, more where bars are. */
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

/** A quiet zone is flat for longer than any white inside a code (four modules of about 110). */
const quietShare = 4.6 / 110

/** Finds the quiet zones of a strip and measures everything from their light; undefined when there are none. */
export function darknessOf({ light, pitch, from, to }: Strip): Darkness | undefined {
  const span = Math.max(2, Math.round(1.2 / pitch))
  const activity = new Float32Array(light.length)
  for (let at = span; at < light.length - span; at++) activity[at] = Math.abs(light[at + span]! - light[at - span]!)
  const inside = activity.slice(Math.round(from), Math.round(to)).toSorted()
  const calm = 0.22 * (inside[inside.length >> 1] ?? 0) + 0.05 * (inside.at(-1) ?? 0)
  const quiet = Math.max(5, Math.round((to - from) * quietShare))
  const tenth = (to - from) * 0.1
  const left = findQuiet(activity, calm, quiet, Math.round(from + tenth), -1)
  const right = findQuiet(activity, calm, quiet, Math.round(to - tenth), 1)
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
  if (barsIn(values, left, right) < leastBars) return undefined
  return { values, pitch, inverted, from: edgeOf(values, left, 1, quiet), to: edgeOf(values, right, -1, quiet) }
}

/** Bars that stand out from their neighbours. Of about thirty, blur may leave a third. */
const leastBars = 9

function barsIn(values: Float32Array, from: number, to: number): number {
  let deepest = 0
  for (let at = from; at < to; at++) if (values[at]! > deepest) deepest = values[at]!
  const swing = deepest * 0.06
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

/** How far light spreads, in modules: a step spread as a Gaussian is at its steepest its depth / (spread √2π). */
export function spreadOf({ values, from, to }: Darkness, modules: number): number {
  const [first, last] = [Math.round(from), Math.round(to)]
  const inside = values.slice(first, last).toSorted()
  const depth = quantile(inside, 0.97) - Math.max(0, quantile(inside, 0.03))
  const slopes = inside.map((_, at) => Math.abs(values[first + at + 1]! - values[first + at - 1]!) / 2).toSorted()
  return (depth / quantile(slopes, 0.97) / Math.sqrt(2 * Math.PI)) * (modules / (to - from))
}

function quantile(sorted: Float32Array, share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)]!
}

/** Place next to which, going outwards, it stays calm for the length of a quiet zone. */
function findQuiet(activity: Float32Array, calm: number, quiet: number, start: number, way: 1 | -1): number | undefined {
  let run = 0
  for (let at = start; at > 0 && at < activity.length - 1; at += way) {
    run = activity[at]! < calm ? run + 1 : 0
    if (run === quiet) return at - way * (quiet - 1)
  }
  return undefined
}

/** Where the outermost bar reaches half of its depth. */
function edgeOf(values: Float32Array, start: number, way: 1 | -1, quiet: number): number {
  let deepest = 0
  for (let by = 0; by < quiet * 1.2; by++) deepest = Math.max(deepest, values[start + way * by] ?? 0)
  for (let by = 0; by < quiet * 1.2; by++) {
    const at = start + way * by
    const here = values[at] ?? 0
    const next = values[at + way] ?? 0
    if (here < deepest / 2 && next >= deepest / 2) return at + (way * (deepest / 2 - here)) / (next - here)
  }
  return start
}

function meanOf(values: Float32Array, from: number, to: number): number {
  let sum = 0
  for (let at = from; at < to; at++) sum += values[at] ?? 0
  return sum / Math.max(1, to - from)
}
