import { barsIn, leastBars, rangeOf } from './darkness.ts'
import type { Darkness } from './darkness.ts'
import type { Strip } from './strip.ts'

/** A quiet zone that is narrower than it should be ends at the edge of its card. In parts of the code's length. */
const [narrowest, widest] = [2.4 / 110, 8 / 110]
/** White of both sides, in parts of the range of light. */
const [isWhite, isEdge] = [0.72, 0.5]
/** Edges that are tried from each side: the wall, the phone, the card. */
const edgesTried = 3

/**
 * A code whose quiet zones are too narrow to be told from the white inside of it: they are looked for from outside,
 * as the outermost white between something dark and the first bar. What lies beyond them counts as white.
 */
export function framedDarkness({ light, pitch, from, to }: Strip): Darkness | undefined {
  const [darkest, lightest] = rangeOf(light, Math.round(from), Math.round(to))
  const swing = lightest - darkest
  if (swing < 8) return undefined
  const level = (share: number): number => darkest + share * swing
  const lefts = whitesFrom(light, 0, 1, level)
  const rights = whitesFrom(light, light.length - 1, -1, level)
  for (const left of lefts) {
    for (const right of rights) {
      const length = right.inner - left.inner
      if (
        length < 60 ||
        ![left, right].every((zone) => zone.width >= narrowest * length && zone.width <= widest * length)
      )
        continue
      const values = light.map((value, at) => {
        if (at < left.inner - left.width * 0.8 || at > right.inner + right.width * 0.8) return 0
        const part = Math.min(1, Math.max(0, (at - left.inner) / length))
        return left.light + part * (right.light - left.light) - value
      })
      const deepest = values.reduce((most, value) => Math.max(most, value), 0)
      if (barsIn(values, Math.round(left.inner), Math.round(right.inner), deepest) < leastBars) continue
      return { values, pitch, inverted: false, from: left.inner, to: right.inner }
    }
  }
  return undefined
}

/** A run of white that ends, going inwards, at the first bar. */
interface Zone {
  readonly inner: number
  readonly width: number
  readonly light: number
}

function whitesFrom(light: Float32Array, start: number, way: 1 | -1, level: (share: number) => number): Zone[] {
  const zones: Zone[] = []
  let [white, since, most] = [light[start]! > level(isEdge), start, light[start]!]
  for (let at = start + way; at >= 0 && at < light.length && zones.length < edgesTried; at += way) {
    const value = light[at]!
    if (white) {
      most = Math.max(most, value)
      if (value > level(isEdge)) continue
      if (most >= level(isWhite) && since !== start) zones.push({ inner: at, width: Math.abs(at - since), light: most })
      white = false
    } else if (value > level(isEdge)) [white, since, most] = [true, at, value]
  }
  return zones
}
