// What lies over a code, in the code's own measure: x in modules from the first bar, y in modules from the upper edge.
import type { Random } from '../frames/random.ts'

/** Something that changes the light of the places it covers. */
export interface Shape {
  /** Light at a place, given the light that would be there without it: 0 black, 1 the screen's white. */
  light(x: number, y: number, beneath: number): number
}

/** Covers evenly where `inside` says so. */
export function cover(light: number, inside: (x: number, y: number) => boolean): Shape {
  return { light: (x, y, beneath) => (inside(x, y) ? light : beneath) }
}

/** A band along a line through a point; `angle` 0 lies along the code, a right angle along the bars. */
export function band(x0: number, y0: number, angle: number, width: number, light: number): Shape {
  const [nx, ny] = [-Math.sin(angle), Math.cos(angle)]
  return cover(light, (x, y) => Math.abs((x - x0) * nx + (y - y0) * ny) < width / 2)
}

/** A rectangle, turned. */
export function box(x0: number, y0: number, width: number, height: number, angle: number, light: number): Shape {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return cover(light, (x, y) => {
    const [dx, dy] = [x - x0, y - y0]
    return Math.abs(dx * cos + dy * sin) < width / 2 && Math.abs(dy * cos - dx * sin) < height / 2
  })
}

/** A broken line from point to point. */
export function crack(points: readonly (readonly [x: number, y: number])[], width: number, light: number): Shape {
  const half = width / 2
  return cover(light, (x, y) =>
    points.some((to, at) => {
      const from = points[at - 1]
      if (from === undefined || y < Math.min(from[1], to[1]) - half || y > Math.max(from[1], to[1]) + half) return false
      return distance(x, y, from, to) < half
    }),
  )
}

function distance(
  x: number,
  y: number,
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
): number {
  const [dx, dy] = [bx - ax, by - ay]
  const part = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / Math.max(1e-9, dx * dx + dy * dy)))
  return Math.hypot(x - ax - part * dx, y - ay - part * dy)
}

/** Light added in a soft band, as a lamp in the glass. */
export function glareBand(x0: number, y0: number, angle: number, width: number, strength: number): Shape {
  const [nx, ny] = [-Math.sin(angle), Math.cos(angle)]
  return { light: (x, y, beneath) => beneath + strength * Math.exp(-((((x - x0) * nx + (y - y0) * ny) / width) ** 2)) }
}

/** A fingertip, rounder at its end and darker to the sides. */
export function finger(x0: number, y0: number, angle: number, half: number, light: number): Shape {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return {
    light(x, y, beneath) {
      const [dx, dy] = [x - x0, y - y0]
      const along = dx * cos + dy * sin
      const aside = (dy * cos - dx * sin) / half
      if (Math.abs(aside) >= 1 || along < half * (1 - Math.sqrt(1 - aside * aside))) return beneath
      return light * (1 - 0.5 * aside * aside)
    },
  }
}

/** A spot in which light and dark come closer to one shade; soft at its edge. */
export function smudge(x0: number, y0: number, across: number, down: number, strength: number, light: number): Shape {
  return {
    light(x, y, beneath) {
      if (Math.abs(x - x0) > 2 * across || Math.abs(y - y0) > 2 * down) return beneath
      const share = strength * Math.exp(-((((x - x0) / across) ** 2 + ((y - y0) / down) ** 2) ** 2))
      return beneath + share * (light - beneath)
    },
  }
}

/** The beat of the screen's grid with the camera's. */
export function waves(angle: number, period: number, phase: number, strength: number): Shape {
  const [wx, wy] = [(2 * Math.PI * Math.cos(angle)) / period, (2 * Math.PI * Math.sin(angle)) / period]
  return { light: (x, y, beneath) => beneath * (1 - strength * (0.5 + 0.5 * Math.sin(wx * x + wy * y + phase))) }
}

/** Other bars over a part of the code, on paper of their own. */
export function otherBars(
  x0: number,
  y0: number,
  runs: readonly (readonly [number, number])[],
  length: number,
  height: number,
  paper: number,
): Shape {
  return {
    light(x, y, beneath) {
      const [at, down] = [x - x0, y - y0]
      if (at < -paper || at > length + paper || down < 0 || down > height) return beneath
      return runs.some(([from, to]) => at >= from && at < to) ? 0.03 : 1
    },
  }
}

/** A shade that is black, white or in between, each as likely. */
export function anyLight(random: Random): number {
  return random.either([() => 0.03, () => 1, () => random.between(0.1, 0.9)])()
}
