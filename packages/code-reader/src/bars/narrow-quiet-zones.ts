import { countBars, minBars, rangeOf } from './darkness.ts'
import type { Darkness } from './darkness.ts'
import type { Strip } from './strip.ts'

/** Widths of a quiet zone that is narrower than required, as shares of the code's length. */
const [minZoneShare, maxZoneShare] = [2.4 / 110, 8 / 110]
/** Levels of white and of an edge, as shares of the range of light. */
const [whiteLevel, edgeLevel] = [0.72, 0.5]
/** Edges that are tried from each side: of the background, of the phone, of the white area around the code. */
const maxEdges = 3

/**
 * For a code whose quiet zones are as narrow as the spaces inside it. They are searched for from outside, as the
 * outermost white between something dark and the first bar. Everything beyond them counts as white.
 */
export function darknessInNarrowQuietZones({ light, pitch, from, to }: Strip): Darkness | undefined {
  const [darkest, lightest] = rangeOf(light, Math.round(from), Math.round(to))
  const swing = lightest - darkest
  if (swing < 8) return undefined
  const level = (share: number): number => darkest + share * swing
  const lefts = whiteZonesFrom(light, 0, 1, level)
  const rights = whiteZonesFrom(light, light.length - 1, -1, level)
  for (const left of lefts) {
    for (const right of rights) {
      const length = right.inner - left.inner
      if (
        length < 60 ||
        ![left, right].every((zone) => zone.width >= minZoneShare * length && zone.width <= maxZoneShare * length)
      )
        continue
      const values = light.map((value, at) => {
        if (at < left.inner - left.width * 0.8 || at > right.inner + right.width * 0.8) return 0
        const part = Math.min(1, Math.max(0, (at - left.inner) / length))
        return left.light + part * (right.light - left.light) - value
      })
      const deepest = values.reduce((most, value) => Math.max(most, value), 0)
      if (countBars(values, Math.round(left.inner), Math.round(right.inner), deepest) < minBars) continue
      return { values, pitch, inverted: false, from: left.inner, to: right.inner }
    }
  }
  return undefined
}

/** A run of white that ends at the first bar on its inner side. */
interface Zone {
  readonly inner: number
  readonly width: number
  readonly light: number
}

function whiteZonesFrom(
  light: Float32Array,
  start: number,
  direction: 1 | -1,
  level: (share: number) => number,
): Zone[] {
  const zones: Zone[] = []
  let [white, since, most] = [light[start]! > level(edgeLevel), start, light[start]!]
  for (let at = start + direction; at >= 0 && at < light.length && zones.length < maxEdges; at += direction) {
    const value = light[at]!
    if (white) {
      most = Math.max(most, value)
      if (value > level(edgeLevel)) continue
      if (most >= level(whiteLevel) && since !== start)
        zones.push({ inner: at, width: Math.abs(at - since), light: most })
      white = false
    } else if (value > level(edgeLevel)) [white, since, most] = [true, at, value]
  }
  return zones
}
