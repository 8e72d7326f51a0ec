// The kinds of damage that a code on a screen or on paper meets.
import type { Random } from '../frames/random.ts'
import { anyLight, band, box, crack, finger, glareBand, otherBars, smudge, waves } from './shapes.ts'
import type { Shape } from './shapes.ts'

/** A code to be damaged: its size and dark runs, in modules, and those of another one. */
export interface Target {
  readonly width: number
  readonly height: number
  readonly runs: Runs
  readonly other: { readonly runs: Runs; readonly width: number }
}

export type Runs = readonly (readonly [from: number, to: number])[]

/** What a kind does: to the code, and to columns of the picture that the sensor has lost. */
export interface Damage {
  readonly shapes: readonly Shape[]
  readonly deadColumns?: number
}

const upright = Math.PI / 2

type Kind = (target: Target, random: Random) => Damage

function some(random: Random, most: number, make: () => Shape): Damage {
  return { shapes: Array.from({ length: 1 + random.below(most) }, make) }
}

/** From one edge of the code to another, bending on its way. */
function crackOver({ width, height }: Target, random: Random, thickness: number, light: number): Shape {
  const [from, to] = [random.between(0, width), random.between(0, width)]
  const steps = 2 + random.below(5)
  const points = Array.from({ length: steps + 1 }, (_, step): [number, number] => {
    const part = step / steps
    return [from + (to - from) * part + random.between(-0.06, 0.06) * width, height * (1.1 * part - 0.05)]
  })
  return crack(points, thickness, light)
}

const single = {
  'thin cracks': (target, random) =>
    some(random, 4, () => crackOver(target, random, random.between(0.3, 1.2), random.either([0.02, 1, 1.4]))),
  'thick cracks': (target, random) =>
    some(random, 2, () => crackOver(target, random, random.between(1.2, 4), random.either([0.02, 0.5, 1, 1.4]))),
  'upright strips': ({ width, height }, random) =>
    some(random, 3, () =>
      band(random.between(0, width), height / 2, upright, random.between(0.6, 9), anyLight(random)),
    ),
  'part-high strips': ({ width, height }, random) =>
    some(random, 3, () =>
      box(
        random.between(0, width),
        random.between(0, height),
        random.between(0.6, 12),
        height * random.between(0.3, 1.4),
        0,
        anyLight(random),
      ),
    ),
  'level strips': ({ width, height }, random) =>
    some(random, 2, () =>
      band(
        width / 2,
        random.between(0, height),
        random.between(-0.05, 0.05),
        height * random.between(0.08, 0.5),
        anyLight(random),
      ),
    ),
  'oblique strips': ({ width, height }, random) =>
    some(random, 2, () =>
      band(
        random.between(0, width),
        height / 2,
        random.sign() * random.between(0.15, 1.5),
        random.between(0.6, 9),
        anyLight(random),
      ),
    ),
  stickers: ({ width, height }, random) =>
    some(random, 2, () =>
      box(
        random.between(0, width),
        random.between(0, height),
        width * random.between(0.06, 0.4),
        height * random.between(0.2, 1.1),
        random.between(-0.6, 0.6),
        anyLight(random),
      ),
    ),
  'glare bars': ({ width, height }, random) =>
    some(random, 2, () =>
      glareBand(
        random.between(0, width),
        height / 2,
        random.between(0, Math.PI),
        random.between(2, 14),
        random.between(0.5, 2.5),
      ),
    ),
  fingers: ({ width, height }, random) =>
    some(random, 2, () =>
      finger(
        random.between(0, width),
        random.either([() => height * random.between(0, 1), () => height * random.between(-0.1, 0.5)])(),
        upright + random.between(-0.5, 0.5),
        random.between(6, 16),
        random.between(0.1, 0.6),
      ),
    ),
  dirt: ({ width, height }, random) =>
    some(random, 40, () =>
      smudge(
        random.between(0, width),
        random.between(0, height),
        random.between(0.4, 4),
        random.between(0.4, 6),
        random.between(0.6, 1),
        random.either([0.02, 0.3, 1]),
      ),
    ),
  'dead columns': (_, random) => ({ shapes: [], deadColumns: 1 + random.below(30) }),
  moire: (_, random) =>
    some(random, 2, () =>
      waves(
        random.either([() => random.between(-0.1, 0.1), () => random.between(0, Math.PI)])(),
        random.between(1.2, 14),
        random.between(0, 6.3),
        random.between(0.25, 0.75),
      ),
    ),
  'covered ends': ({ width, height }, random) =>
    some(random, 2, () => {
      const share = random.between(0, 0.3)
      return box(
        random.either([0, width]),
        height / 2,
        2 * width * share,
        height * random.between(0.6, 3),
        random.between(-0.25, 0.25),
        anyLight(random),
      )
    }),
  smudges: ({ width, height }, random) =>
    some(random, 3, () =>
      smudge(
        random.between(0, width),
        random.between(0, height),
        random.between(2, 16),
        height * random.between(0.3, 1.5),
        random.between(0.5, 1),
        random.between(0.02, 1),
      ),
    ),
  'other bars': ({ width, height, other }, random) =>
    some(random, 2, () => {
      // Often on the very grid of the code, where they look most like it.
      const [from, length] = [random.below(other.width - 8), 4 + random.below(32)]
      const runs = other.runs
        .map(([start, end]) => [Math.max(0, start - from), Math.min(length, end - from)] as const)
        .filter(([start, end]) => end > start)
      const grid = random.either([Math.round, (value: number) => value])
      // Never over all of the height: bars that are replaced by others from top to bottom may be another code, rightly.
      const tall = height * random.between(0.3, 0.8)
      return otherBars(
        grid(random.between(-4, width - length + 4)),
        random.between(-0.4, 1) * height,
        runs,
        length,
        tall,
        0,
      )
    }),
  'another code over it': ({ width, height, other }, random) => ({
    shapes: [
      otherBars(
        random.either([
          () => 0,
          () => Math.round(random.between(-width, width)),
          () => random.between(-width, width),
        ])(),
        random.between(-0.5, 1) * height,
        other.runs,
        other.width,
        height,
        random.between(0, 9),
      ),
    ],
  }),
} satisfies Record<string, Kind>

type SingleName = keyof typeof single
const singleNames = Object.keys(single) as SingleName[]

export const kinds: Readonly<Record<string, Kind>> = {
  ...single,
  'two kinds at once': (target, random) => {
    const [one, other]: [Damage, Damage] = [
      single[random.either(singleNames)](target, random),
      single[random.either(singleNames)](target, random),
    ]
    return { shapes: [...one.shapes, ...other.shapes], deadColumns: (one.deadColumns ?? 0) + (other.deadColumns ?? 0) }
  },
}

export const kindNames = Object.keys(kinds)
