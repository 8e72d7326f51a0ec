import type { Darkness } from './darkness.ts'
import type { Model } from './model.ts'
import { samplesPerModule } from './waveforms.ts'

/**
 * Where a code lies in a line of darkness: its two ends, swapped when it is read upside down, and how perspective
 * bends the way between them.
 */
export interface Course {
  readonly from: number
  readonly to: number
  readonly bend: number
}

/** Place in the line of darkness of a part of the code, 0 for its first edge and 1 for its last. */
export function placeOf({ from, to, bend }: Course, part: number): number {
  return from + ((to - from) * part * (1 + bend)) / (1 + bend * part)
}

/** Part of the code at which a sample stands. */
export function partOf(sample: number, { layout, waveforms }: Model): number {
  return ((sample + 0.5) / samplesPerModule - waveforms.reach) / layout.modules
}

/** The darkness on the grid of the code's modules. */
export function sampled({ values }: Pick<Darkness, 'values'>, course: Course, model: Model): Float32Array {
  const out = new Float32Array(model.samples)
  const last = values.length - 2
  for (let at = 0; at < out.length; at++) {
    const place = placeOf(course, partOf(at, model))
    const clamped = place < 0 ? 0 : place > last ? last : place
    const left = clamped | 0
    out[at] = values[left]! + (clamped - left) * (values[left + 1]! - values[left]!)
  }
  return out
}

/** The course with its ends and its middle moved so many parts of the code to the left. */
export function moved(course: Course, first: number, middle: number, last: number): Course {
  const from = placeOf(course, -first)
  const to = placeOf(course, 1 - last)
  const ratio = (placeOf(course, 0.5 - middle) - from) / (to - from)
  return { from, to, bend: (2 * ratio - 1) / (1 - ratio) }
}
