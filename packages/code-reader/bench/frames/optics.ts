// What a lens and time do to light. Everything happens in place, within a rectangle of whole pixels.
import type { Plane, Rectangle } from './plane.ts'
import { newPlane } from './plane.ts'

/** Spreads light as a Gaussian: a lens's own faults, and the pixels' size. */
export function soften(plane: Plane, area: Rectangle, deviation: number): void {
  if (deviation < 0.15) return
  const reach = Math.ceil(deviation * 3)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * deviation ** 2)),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = weights.map((weight) => weight / total)
  spreadAlong(
    plane,
    area,
    shares.map((share, at) => ({ share, x: at - reach, y: 0 })),
  )
  spreadAlong(
    plane,
    area,
    shares.map((share, at) => ({ share, x: 0, y: at - reach })),
  )
}

/** Smears light along a line: the phone or the camera moved while the shutter was open. */
export function smear(plane: Plane, area: Rectangle, length: number, angle: number): void {
  const steps = Math.max(2, Math.ceil(length * 1.5))
  const taps = Array.from({ length: steps }, (_, step) => length * ((step + 0.5) / steps - 0.5)).flatMap((way) =>
    between(way * Math.cos(angle), way * Math.sin(angle), 1 / steps),
  )
  spreadAlong(plane, area, taps)
}

/** Spreads light evenly over a disc: an object out of focus. */
export function defocus(plane: Plane, area: Rectangle, radius: number): void {
  const reach = Math.ceil(radius)
  // The disc as lines of pixels one above the other, each with a share of a pixel at its ends.
  const lines = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.sqrt(Math.max(0, radius ** 2 - (at - reach) ** 2)),
  )
  const pixels = lines.reduce((sum, half) => sum + (half > 0 ? 2 * half + 1 : 0), 0)
  const source = padded(plane, area, { x: reach + 2, y: reach })
  const sums = runningSums(source)
  for (let y = area.top; y < area.bottom; y++) {
    const row = plane.values.subarray(y * plane.width + area.left, y * plane.width + area.right)
    row.fill(0)
    lines.forEach((half, line) => {
      if (half === 0) return
      const [whole, rest] = [Math.floor(half), half % 1]
      const start = (y - area.top + line) * source.width + reach + 2
      for (let at = 0, left = start - whole, right = start + whole; at < row.length; at++, left++, right++) {
        const inside = sums[right]! - sums[left - 1]!
        row[at] = row[at]! + (inside + rest * (source.values[left - 1]! + source.values[right + 1]!)) / pixels
      }
    })
  }
}

/** Sum of each row's light up to every place in it. */
function runningSums({ values, width }: Plane): Float64Array {
  const sums = new Float64Array(values.length)
  for (let at = 0; at < sums.length; at++) sums[at] = values[at]! + (at % width === 0 ? 0 : sums[at - 1]!)
  return sums
}

/** Sends a share of all light far aside: through a lens that is not clean, and from pixel to pixel where it is too much. */
export function halo(plane: Plane, area: Rectangle, share: number, deviation: number): void {
  const block = 4
  const small = newPlane(Math.ceil((area.right - area.left) / block), Math.ceil((area.bottom - area.top) / block))
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++) {
      const at = ((y - area.top) >> 2) * small.width + ((x - area.left) >> 2)
      small.values[at] = small.values[at]! + plane.values[y * plane.width + x]! / (block * block)
    }
  }
  soften(small, { left: 0, top: 0, right: small.width, bottom: small.height }, deviation / block)
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++) {
      const at = y * plane.width + x
      const wide = sampled(small, (x - area.left + 0.5) / block - 0.5, (y - area.top + 0.5) / block - 0.5)
      plane.values[at] = plane.values[at]! + share * (wide - plane.values[at]!)
    }
  }
}

/** The light between pixels. Called for every look at every pixel, so nothing is allocated. */
export function sampled({ values, width, height }: Plane, x: number, y: number): number {
  const cx = x < 0 ? 0 : x > width - 1.001 ? width - 1.001 : x
  const cy = y < 0 ? 0 : y > height - 1.001 ? height - 1.001 : y
  const column = cx | 0
  const row = cy | 0
  const at = row * width + column
  const upper = values[at]! + (cx - column) * (values[at + 1]! - values[at]!)
  const lower = values[at + width]! + (cx - column) * (values[at + width + 1]! - values[at + width]!)
  return upper + (cy - row) * (lower - upper)
}

/** A share of the light that lands so many pixels aside. */
interface Tap {
  readonly share: number
  readonly x: number
  readonly y: number
}

/** A share that lands between pixels, dealt out among the four around. */
function between(x: number, y: number, share: number): Tap[] {
  const [column, row] = [Math.floor(x), Math.floor(y)]
  const [right, down] = [x - column, y - row]
  return [
    { x: column, y: row, share: share * (1 - right) * (1 - down) },
    { x: column + 1, y: row, share: share * right * (1 - down) },
    { x: column, y: row + 1, share: share * (1 - right) * down },
    { x: column + 1, y: row + 1, share: share * right * down },
  ]
}

/** Row by row, each tap over the whole row: the inner loop walks through memory in order. */
function spreadAlong(plane: Plane, area: Rectangle, taps: readonly Tap[]): void {
  const merged = merge(taps)
  const reach = {
    x: Math.max(...merged.map((tap) => Math.abs(tap.x))),
    y: Math.max(...merged.map((tap) => Math.abs(tap.y))),
  }
  const source = padded(plane, area, reach)
  for (let y = area.top; y < area.bottom; y++) {
    const row = plane.values.subarray(y * plane.width + area.left, y * plane.width + area.right)
    row.fill(0)
    for (const { share, x, y: aside } of merged) {
      const shift = (y - area.top + reach.y - aside) * source.width + reach.x - x
      for (let at = 0; at < row.length; at++) row[at] = row[at]! + share * source.values[shift + at]!
    }
  }
}

/** A copy of an area and what lies around it; beyond the frame's edge it goes on as at the edge. */
function padded({ values, width, height }: Plane, area: Rectangle, reach: { x: number; y: number }): Plane {
  const copy = newPlane(area.right - area.left + 2 * reach.x, area.bottom - area.top + 2 * reach.y)
  for (let y = 0; y < copy.height; y++) {
    const row = Math.min(height - 1, Math.max(0, area.top - reach.y + y)) * width
    for (let x = 0; x < copy.width; x++)
      copy.values[y * copy.width + x] = values[row + Math.min(width - 1, Math.max(0, area.left - reach.x + x))]!
  }
  return copy
}

function merge(taps: readonly Tap[]): Tap[] {
  const byPlace = new Map<string, Tap>()
  for (const tap of taps) {
    const key = `${tap.x} ${tap.y}`
    byPlace.set(key, { ...tap, share: tap.share + (byPlace.get(key)?.share ?? 0) })
  }
  return [...byPlace.values()].filter(({ share }) => share > 0)
}
