// A phone in front of a room, as light that reaches the lens.
import type { Condition } from './conditions.ts'
import { sampled } from './optics.ts'
import type { Plane, Rectangle } from './plane.ts'
import { within } from './plane.ts'
import { back, project } from './pose.ts'
import type { Projection } from './pose.ts'
import type { Random } from './random.ts'
import { screenSize } from './screen.ts'

const bezel = 10
/** Looks at each pixel, as shares of it: four, no two in a row or a column. */
const looksRight = [0.125, 0.375, 0.625, 0.875] as const
const looksDown = [0.625, 0.125, 0.875, 0.375] as const
const looks = looksRight.length

/** Where the phone is in the frame. */
export function phoneArea(frame: Plane, projection: Projection): Rectangle {
  const [left, top, right, bottom] = [-bezel, -bezel, screenSize.width + bezel, screenSize.height + bezel]
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ].map(([x = 0, y = 0]) => project(projection, x, y))
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  return within(frame, { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) })
}

/** Puts the phone into the frame. `scale` is how many pixels of the screen's picture a point has. */
export function placePhone(
  frame: Plane,
  screen: Plane,
  scale: number,
  projection: Projection,
  condition: Condition,
  random: Random,
): void {
  const area = phoneArea(frame, projection)
  const [a, b, c, d, e, f, g, h, i] = back(projection)
  const { glow, reflection } = condition
  const body = 0.004 + reflection
  const unevenness = unevennessOf(condition, frame.height, random)
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++) {
      let light = 0
      let seen = 0
      let bodySeen = 0
      for (let look = 0; look < looks; look++) {
        const px = x + looksRight[look]!
        const py = y + looksDown[look]!
        const depth = 1 / (g * px + h * py + i)
        const u = (a * px + b * py + c) * depth
        const v = (d * px + e * py + f) * depth
        if (u >= 0 && v >= 0 && u < screenSize.width && v < screenSize.height) {
          light += sampled(screen, u * scale - 0.5, v * scale - 0.5)
          seen++
        } else if (u > -bezel && v > -bezel && u < screenSize.width + bezel && v < screenSize.height + bezel) bodySeen++
      }
      if (seen + bodySeen === 0) continue
      const at = y * frame.width + x
      const lit = light * glow * (unevenness === undefined ? 1 : unevenness(x, y)) + seen * reflection
      frame.values[at] = (lit + bodySeen * body + (looks - seen - bodySeen) * frame.values[at]!) / looks
    }
  }
}

/** How the screen's own light varies over the frame, as a camera sees it: moiré, and bands of a dimmed screen. */
function unevennessOf(
  { moire, banding }: Condition,
  height: number,
  random: Random,
): ((x: number, y: number) => number) | undefined {
  const scale = height / 720
  const wave = (angle: number, period: number): { x: number; y: number; phase: number } => ({
    x: (2 * Math.PI * Math.cos(angle)) / period,
    y: (2 * Math.PI * Math.sin(angle)) / period,
    phase: random.between(0, 6.28),
  })
  const [angle, period] = [random.between(0, Math.PI), random.between(3.5, 12) * scale]
  // The screen's pixels and the sensor's beat against each other in two directions at once.
  const beats = [wave(angle, period), wave(angle + random.between(0.05, 0.4), period * 1.13)] as const
  const [bandPeriod, bandPhase, lit] = [random.between(90, 260) * scale, random.share(), random.between(0.25, 0.6)]
  if (moire === 0 && banding === 0) return undefined
  const bands = Float32Array.from(
    { length: height },
    (_, y) => 1 - banding * (1 - exposedShare(y / bandPeriod + bandPhase, lit)),
  )
  return (x, y) => {
    const row = bands[y]!
    if (moire === 0) return row
    const first = Math.sin(beats[0].x * x + beats[0].y * y + beats[0].phase)
    const second = Math.sin(beats[1].x * x + beats[1].y * y + beats[1].phase)
    return row * (1 - moire * (0.75 + 0.25 * (first + second + first * second)))
  }
}

/**
 * A dimmed screen is switched on and off. Each row of a rolling shutter looks at another moment, for a time: the share
 * of its look in which the screen was lit rises and falls in ramps.
 */
function exposedShare(turn: number, lit: number): number {
  const look = 0.25
  const steps = 16
  let share = 0
  for (let step = 0; step < steps; step++) if ((turn + (look * step) / steps) % 1 < lit) share += 1 / steps
  return share
}

/** Spots of lamps that the glass shows, near the code. */
export function addGlare(
  frame: Plane,
  projection: Projection,
  middle: { x: number; y: number },
  spots: number,
  size: number,
  pointSize: number,
  random: Random,
): void {
  for (let spot = 0; spot < spots; spot++) {
    const { x, y } = project(projection, middle.x + random.between(-90, 90), middle.y + random.between(-90, 90))
    const radius = random.between(26, 60) * size * pointSize
    const [flat, angle, light] = [random.between(0.4, 1), random.between(0, Math.PI), random.between(0.2, 0.8)]
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const area = within(frame, {
      left: x - 3 * radius,
      top: y - 3 * radius,
      right: x + 3 * radius,
      bottom: y + 3 * radius,
    })
    for (let row = area.top; row < area.bottom; row++) {
      for (let column = area.left; column < area.right; column++) {
        const along = ((column - x) * cos + (row - y) * sin) / radius
        const aside = ((row - y) * cos - (column - x) * sin) / (radius * flat)
        const at = row * frame.width + column
        frame.values[at] = frame.values[at]! + light * Math.exp(-(along * along + aside * aside))
      }
    }
  }
}

/** A thumb that comes from below over a part of what is shown. */
export function addThumb(
  frame: Plane,
  projection: Projection,
  middle: { x: number; y: number },
  light: number,
  random: Random,
): void {
  const inverse = back(projection)
  const tip = { x: middle.x + random.between(-110, 110), y: middle.y + random.between(0, 30) }
  const [half, length] = [38, 160]
  const corners = [-half, half].flatMap((x) => [0, length].map((y) => project(projection, tip.x + x, tip.y + y)))
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  const area = within(frame, {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  })
  for (let row = area.top; row < area.bottom; row++) {
    for (let column = area.left; column < area.right; column++) {
      const { x, y } = project(inverse, column + 0.5, row + 0.5)
      const aside = (x - tip.x) / half
      const below = y - tip.y
      // Round at its end, and darker to the sides.
      if (below < 0 || below > length || Math.abs(aside) >= 1 || below < half * (1 - Math.sqrt(1 - aside * aside)))
        continue
      frame.values[row * frame.width + column] = light * (1 - 0.5 * aside * aside)
    }
  }
}
