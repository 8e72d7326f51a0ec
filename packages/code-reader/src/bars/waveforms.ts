import { stepAnswer } from './optics.ts'
import type { Optics } from './optics.ts'
import type { BarSymbol } from './symbols.ts'

/** Samples of a module. */
export const samplesPerModule = 2

/** How each symbol of a symbology looks with some optical distortion. */
export interface Waveforms {
  /** How far the darkness of a symbol reaches beyond its edges, in modules. */
  readonly reach: number
  /**
   * Darkness on the grid of samples, from `reach` modules before the left edge to `reach` modules after the right one.
   */
  readonly of: readonly Float32Array[]
  /** Sum of squares of each. */
  readonly energy: Float32Array
  /** Overlap of one symbol with the one after it. */
  overlap(before: number, after: number): number
}

export function waveformsOf(symbols: readonly BarSymbol[], optics: Optics): Waveforms {
  const reach = Math.min(4, Math.max(2, Math.ceil(2.4 * optics.spread + optics.smear / 2 + 0.4)))
  const waves = symbols.map((symbol) => wave(symbol, optics, reach))
  const overlaps = new Float32Array(symbols.length * symbols.length).fill(Number.NaN)
  return {
    reach,
    of: waves,
    energy: Float32Array.from(waves, (one) => one.reduce((sum, value) => sum + value * value, 0)),
    overlap(before, after) {
      const at = before * symbols.length + after
      // Requested thousands of times, each pair often: computed once.
      if (Number.isNaN(overlaps[at]!))
        overlaps[at] = overlapOf(waves[before]!, waves[after]!, symbols[before]!.modules * samplesPerModule)
      return overlaps[at]!
    },
  }
}

/** Sum of the products of two waves, the second of which begins `shift` samples after the first. */
export function overlapOf(first: Float32Array, second: Float32Array, shift: number): number {
  let sum = 0
  const end = Math.min(first.length, second.length + shift)
  for (let at = Math.max(0, shift); at < end; at++) sum += first[at]! * second[at - shift]!
  return sum
}

function wave({ modules, runs }: BarSymbol, optics: Optics, reach: number): Float32Array {
  return Float32Array.from({ length: (modules + 2 * reach) * samplesPerModule }, (_, place) => {
    const x = (place + 0.5) / samplesPerModule - reach
    let dark = 0
    for (const [from, to] of runs)
      dark += stepAnswer(x - from - optics.barLoss, optics) - stepAnswer(x - to + optics.barLoss, optics)
    return dark
  })
}
