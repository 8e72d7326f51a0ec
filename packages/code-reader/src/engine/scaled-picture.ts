import type { GreyPicture } from '../types.ts'

/** A picture in another size: every pixel the weighted mean of those near it (Catmull–Rom, widened to make it smaller). */
export function scaledPicture({ data, width, height }: GreyPicture, wanted: number): GreyPicture {
  const scale = wanted / width
  const rows = Math.max(1, Math.round(height * scale))
  const across = tapsOf(width, wanted)
  const down = tapsOf(height, rows)
  const lines = new Float32Array(wanted * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < wanted; x++) {
      let sum = 0
      for (let tap = 0, at = x * across.count; tap < across.count; tap++, at++)
        sum += across.weights[at]! * data[y * width + across.places[at]!]!
      lines[y * wanted + x] = sum
    }
  }
  const out = new Uint8Array(wanted * rows)
  const row = new Float32Array(wanted)
  for (let y = 0; y < rows; y++) {
    row.fill(0)
    for (let tap = 0, at = y * down.count; tap < down.count; tap++, at++) {
      const [weight, from] = [down.weights[at]!, down.places[at]! * wanted]
      for (let x = 0; x < wanted; x++) row[x] = row[x]! + weight * lines[from + x]!
    }
    for (let x = 0; x < wanted; x++) out[y * wanted + x] = Math.max(0, Math.min(255, row[x]! + 0.5))
  }
  return { data: out, width: wanted, height: rows }
}

/** For each of the new pixels which old ones it is made of, and in which parts. */
interface Taps {
  readonly count: number
  readonly places: Int32Array
  readonly weights: Float32Array
}

function tapsOf(from: number, to: number): Taps {
  const wide = Math.max(1, from / to)
  const count = 2 * Math.ceil(2 * wide) + 1
  const places = new Int32Array(to * count)
  const weights = new Float32Array(to * count)
  for (let at = 0; at < to; at++) {
    const middle = ((at + 0.5) * from) / to - 0.5
    const first = Math.round(middle) - (count >> 1)
    let sum = 0
    for (let tap = 0; tap < count; tap++) {
      const weight = catmullRom((first + tap - middle) / wide)
      places[at * count + tap] = Math.max(0, Math.min(from - 1, first + tap))
      weights[at * count + tap] = weight
      sum += weight
    }
    for (let tap = 0; tap < count; tap++) weights[at * count + tap] = weights[at * count + tap]! / sum
  }
  return { count, places, weights }
}

function catmullRom(signed: number): number {
  const x = Math.abs(signed)
  if (x < 1) return 1.5 * x ** 3 - 2.5 * x ** 2 + 1
  return x < 2 ? -0.5 * x ** 3 + 2.5 * x ** 2 - 4 * x + 2 : 0
}
