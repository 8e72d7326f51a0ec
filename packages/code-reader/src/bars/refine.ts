import { moved, partOf } from './course.ts'
import type { Course } from './course.ts'
import type { Decoded } from './decode.ts'
import type { Model } from './model.ts'
import { samplesPerModule } from './waveforms.ts'

/** A course, the gain of its bars and the darkness of the white between them. */
export interface Placement {
  readonly course: Course
  readonly gain: number
  readonly base: number
}

/** Shifts of the left end, the right end and the middle; gain; base. */
const unknowns = 5

/**
 * One Gauss–Newton step: moves the course so that the bars of the number fit the picture, and updates gain and base.
 */
export function refine(
  line: Float32Array,
  model: Model,
  { course, gain }: Placement,
  decoded: Pick<Decoded, 'symbols'>,
): Placement {
  const ideal = idealOf(model, decoded)
  const rows = Array.from({ length: unknowns }, () => new Float64Array(unknowns + 1))
  const row = new Float64Array(unknowns)
  for (let at = 1; at < ideal.length - 1; at++) {
    const part = partOf(at, model)
    const pull = (gain * (ideal[at + 1]! - ideal[at - 1]!) * samplesPerModule) / 2
    row[0] = pull * (1 - part)
    row[1] = pull * part
    row[2] = pull * 4 * part * (1 - part)
    row[3] = ideal[at]!
    row[4] = part > 0 && part < 1 ? 1 : 0
    const off = line[at]! - gain * ideal[at]!
    for (let a = 0; a < unknowns; a++) {
      const into = rows[a]!
      for (let b = 0; b < unknowns; b++) into[b] = into[b]! + row[a]! * row[b]!
      into[unknowns] = into[unknowns]! + row[a]! * off
    }
  }
  // Slight damping, for parameters that the picture does not determine.
  rows.forEach((one, at) => (one[at] = one[at]! * 1.001 + 1e-6))
  const [first = 0, last = 0, middle = 0, gainBy = 0, base = 0] = solve(rows)
  const step = (modules: number): number => Math.max(-1, Math.min(1, modules)) / model.layout.modules
  return {
    course: moved(course, step(first), step((first + last) / 2 + middle), step(last)),
    gain: gain + gainBy,
    base,
  }
}

/** What the line would be with a gain of 1 if nothing but this number were in it. */
export function idealOf({ samples, waveforms }: Model, { symbols }: Pick<Decoded, 'symbols'>): Float32Array {
  const ideal = new Float32Array(samples)
  for (const { symbol, at } of symbols) {
    const wave = waveforms.of[symbol]!
    const start = at * samplesPerModule
    for (let place = 0; place < wave.length; place++) ideal[start + place] = ideal[start + place]! + wave[place]!
  }
  return ideal
}

/** Solves a small linear system whose right side is the last column (Gauss–Jordan). */
function solve(rows: Float64Array[]): number[] {
  for (let column = 0; column < rows.length; column++) {
    let pivot = column
    for (let at = column + 1; at < rows.length; at++)
      if (Math.abs(rows[at]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = at
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    const lead = rows[column]!
    for (const [at, row] of rows.entries()) {
      if (at === column) continue
      const factor = row[column]! / lead[column]!
      for (let place = column; place <= rows.length; place++) row[place] = row[place]! - factor * lead[place]!
    }
  }
  return rows.map((row, at) => row[rows.length]! / row[at]!)
}
