import type { GreyPicture } from '../types.ts'
import type { BarPatch } from './locate.ts'

/** The mean of many lines across the bars: light from left to right. */
export interface Strip {
  readonly light: Float32Array
  /** Pixels between two values. */
  readonly pitch: number
  /** Where the bars are expected to begin and to end, in values. */
  readonly from: number
  readonly to: number
  /** How the lines are shifted and stretched to fit each other: see `straighten`. */
  readonly lean: number
  readonly fan: number
  /** Whether values are linear light instead of sRGB values. */
  readonly linear: boolean
}

/** Which part of the bars' height is used: a spot of glare or a finger rarely covers all of it. */
export type StripPart = 'whole' | 'upper' | 'lower'

/** Lines that are taken apart from each other, and rows of pixels in all of them together. */
const lineCount = 8
const maxRows = 64
const linesOf: Readonly<Record<StripPart, readonly [from: number, to: number]>> = {
  whole: [0, lineCount],
  upper: [0, lineCount / 2],
  lower: [lineCount / 2, lineCount],
}

/** The light across a patch along several lines, each the mean of some rows. */
interface LineSet {
  readonly lines: readonly { readonly height: number; readonly light: Float32Array }[]
  readonly pitch: number
  readonly length: number
  /** Place of the patch's middle. */
  readonly middle: number
}

/** Values of a pixel: unchanged, or decoded from sRGB (IEC 61966-2-1) to linear light, both up to 255. */
const shades = Float32Array.from({ length: 256 }, (_, shade) => shade)
const lights = shades.map((shade) => 255 * (shade <= 10 ? shade / 255 / 12.92 : ((shade / 255 + 0.055) / 1.055) ** 2.4))

/**
 * Takes the light across a patch of bars, following them however the code is tilted.
 * @param linear converts pixels to linear light
 */
export function takeStrip(picture: GreyPicture, patch: BarPatch, part: StripPart, linear = false): Strip {
  const margin = Math.max(24, patch.across * 0.16)
  const pitch = Math.min(1, Math.max(0.4, (2 * patch.across) / 480))
  const half = patch.across + margin
  const lineSet = takeLineSet(picture, patch, part, half, pitch, linear)
  const light = new Float32Array(lineSet.length)
  const { lean, fan } = straighten(lineSet, patch, light)
  meanOf(lineSet, lean, fan, 1, light)
  return { light, pitch, from: margin / pitch, to: lineSet.length - margin / pitch, lean, fan, linear }
}

/** The light along each line over the whole height of the bars, from top to bottom, laid out as the strip is. */
export function takeLines(
  picture: GreyPicture,
  patch: BarPatch,
  { light, pitch, lean, fan, linear }: Strip,
): Float32Array[] {
  const lineSet = takeLineSet(picture, patch, 'whole', (light.length * pitch) / 2, pitch, linear)
  return lineSet.lines.map((line) => {
    const straight = new Float32Array(light.length)
    meanOf({ ...lineSet, lines: [line] }, lean, fan, 1, straight)
    return straight
  })
}

function takeLineSet(
  { data, width, height }: GreyPicture,
  patch: BarPatch,
  part: StripPart,
  half: number,
  pitch: number,
  linear: boolean,
): LineSet {
  const levels = linear ? lights : shades
  const length = Math.ceil((2 * half) / pitch)
  const [dx, dy] = [Math.cos(patch.angle) * pitch, Math.sin(patch.angle) * pitch]
  const heightOf = (line: number): number => ((line + 0.5) / lineCount - 0.5) * 2 * patch.along
  const rows = Math.max(1, Math.min(maxRows / lineCount, Math.round((2 * patch.along) / lineCount)))
  const [from, to] = linesOf[part]
  const lines = Array.from({ length: to - from }, (_, place) => {
    const light = new Float32Array(length)
    for (let row = 0; row < rows; row++) {
      const above = heightOf(from + place + (row + 0.5) / rows - 0.5)
      let x = patch.x - (half * dx + above * dy) / pitch
      let y = patch.y - (half * dy - above * dx) / pitch
      for (let at = 0; at < length; at++, x += dx, y += dy) {
        const cx = x < 0 ? 0 : x > width - 2 ? width - 2 : x
        const cy = y < 0 ? 0 : y > height - 2 ? height - 2 : y
        const left = cx | 0
        const top = cy | 0
        const pixel = top * width + left
        const [a, b] = [levels[data[pixel]!]!, levels[data[pixel + width]!]!]
        const upper = a + (cx - left) * (levels[data[pixel + 1]!]! - a)
        const lower = b + (cx - left) * (levels[data[pixel + width + 1]!]! - b)
        light[at] = light[at]! + (upper + (cy - top) * (lower - upper)) / rows
      }
    }
    return { height: heightOf(from + place), light }
  })
  return { lines, pitch, length, middle: half / pitch }
}

/**
 * How the bars lean, and how they diverge when the phone is tilted: the pair of values with which the mean of all lines
 * has the strongest edges.
 */
function straighten(
  lineSet: LineSet,
  { along, across }: BarPatch,
  scratch: Float32Array,
): { lean: number; fan: number } {
  const edges = (lean: number, fan: number): number => {
    const count = meanOf(lineSet, lean, fan, 2, scratch)
    let sum = 0
    for (let at = 2; at < count; at++) sum += (scratch[at]! - scratch[at - 2]!) ** 2
    return sum
  }
  let [lean, fan] = [0, 0]
  const pixel = 1 / Math.max(8, along)
  for (const [step, steps] of [
    [pixel, 6],
    [pixel * 0.35, 2],
  ] as const) {
    lean = bestAround(lean, step, steps, (value) => edges(value, fan))
    fan = bestAround(fan, step / Math.max(8, across), steps, (value) => edges(lean, value))
  }
  return { lean, fan }
}

function bestAround(middle: number, step: number, steps: number, scoreOf: (value: number) => number): number {
  let [found, most] = [middle, -Infinity]
  for (let by = -steps; by <= steps; by++) {
    const value = middle + by * step
    const score = scoreOf(value)
    if (score > most) [found, most] = [value, score]
  }
  return found
}

/** Mean of the lines at every `stride`-th place, each line shifted and stretched by its height. Returns the count. */
function meanOf(
  { lines, pitch, length, middle }: LineSet,
  lean: number,
  fan: number,
  stride: number,
  into: Float32Array,
): number {
  const count = Math.floor(length / stride)
  into.fill(0, 0, count)
  for (const { height, light } of lines) {
    const stretch = 1 + fan * height
    let place = (lean * height) / pitch + middle * (1 - stretch)
    for (let at = 0; at < count; at++, place += stretch * stride) {
      const inside = place < 0 ? 0 : place > length - 2 ? length - 2 : place
      const left = inside | 0
      into[at] = into[at]! + light[left]! + (inside - left) * (light[left + 1]! - light[left]!)
    }
  }
  for (let at = 0; at < count; at++) into[at] = into[at]! / lines.length
  return count
}
