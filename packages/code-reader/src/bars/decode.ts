import type { Choice } from './layouts.ts'
import type { Model, ModelPlace } from './model.ts'
import { samplesPerModule } from './waveforms.ts'

/** The symbols of a code, each with its left edge in modules. */
export type Symbols = readonly { readonly symbol: number; readonly at: number }[]

export interface Decoded {
  readonly text: string
  readonly symbols: Symbols
  /** Share of the darkness that the number explains, 1 for all of it. */
  readonly fit: number
  /** Log-likelihood ratio to the second most likely number that passes every check. */
  readonly margin: number
}

/** Prefixes of a number that are kept at each place, and symbols that are tried after each of them (beam search). */
const beamWidth = 16
const choicesKept = 6
const lastChoicesKept = 16
/** Neighbouring samples share pixels: about so many of them count as one independent sample. */
const samplesPerIndependentOne = 4

/** The darkness of a bar, estimated from the sum over the line for an average number. */
export function gainOf(line: Float32Array, model: Model): number {
  let sum = 0
  for (const value of line) sum += value
  return sum / model.expected
}

/** How much of the line's energy each choice of a place explains, with average symbols as its neighbours. */
function weigh(
  line: Float32Array,
  { choices, start, width, waves, energy, overlapBeside }: ModelPlace,
  gain: number,
  into: Float64Array,
): void {
  for (let choice = 0, at = 0; choice < choices.length; choice++) {
    let dot = 0
    for (let place = start; place < start + width; place++, at++) dot += waves[at]! * line[place]!
    into[choice] = 2 * gain * dot - gain * gain * (energy[choice]! + 2 * overlapBeside[choice]!)
  }
}

const score = new Float64Array(128)

/** A quick estimate for a line: the share of its energy that the best choices would explain if they did not overlap. */
export function estimateOf(line: Float32Array, model: Model): number {
  const gain = gainOf(line, model)
  if (gain <= 0) return -Infinity
  let sum = 0
  for (const place of model.places) {
    weigh(line, place, gain, score)
    let most = -Infinity
    for (let choice = 0; choice < place.choices.length; choice++) if (score[choice]! > most) most = score[choice]!
    sum += most
  }
  return sum / energyOf(line)
}

function energyOf(line: Float32Array): number {
  let energy = 0
  for (const value of line) energy += value * value
  return energy
}

/** The first digits of a number. */
interface Prefix {
  readonly score: number
  /** `score` minus the average cost of the next symbol; prefixes are ranked by it. */
  readonly expectedScore: number
  readonly before: Prefix | undefined
  readonly choice: Choice
}

/** Numbers differ by up to a third in how dark they are in total. */
const gainFactors = [1, 0.85, 1.18]

/** As `decode`, when the gain is only estimated from the sum over the line: tries several and takes the best fit. */
export function decodeWithUnknownGain(
  line: Float32Array,
  model: Model,
  good: number,
): (Decoded & { readonly gain: number }) | undefined {
  const guess = gainOf(line, model)
  let found: (Decoded & { readonly gain: number }) | undefined
  for (const share of gainFactors) {
    const gain = guess * share
    const decoded = decode(line, model, gain)
    if (decoded !== undefined && decoded.fit > (found?.fit ?? -Infinity)) found = { ...decoded, gain }
    if (found !== undefined && found.fit >= good) return found
  }
  return found
}

/**
 * The likeliest number of a layout in a line. A beam search from place to place that takes the overlap of neighbouring
 * symbols into account, so that blurred bars can still be separated (Ungerboeck 1974). Only numbers that pass every
 * check are considered, also as the second most likely one.
 */
export function decode(line: Float32Array, model: Model, gain: number): Decoded | undefined {
  if (gain <= 0) return undefined
  let best: { text: string; score: number; path: Choice[]; check: number | undefined } | undefined
  let second = -Infinity
  for (const end of completePrefixes(line, model, gain)) {
    const path = pathOf(end)
    const finished = model.layout.finish(path)
    if (finished === undefined) continue
    const whole = end.score + scoreOfRest(line, model, gain, end.choice.symbol, finished.check)
    if (best === undefined || whole > best.score) {
      if (best !== undefined && best.text !== finished.text) second = best.score
      best = { text: finished.text, score: whole, path, check: finished.check }
    } else if (finished.text !== best.text) second = Math.max(second, whole)
  }
  if (best === undefined) return undefined
  const energy = energyOf(line)
  let total = 0
  for (const value of line) total += value
  const left = Math.max(1e-9, energy - best.score)
  return {
    text: best.text,
    symbols: symbolsOf(model, best.path, best.check),
    fit: 1 - left / (energy - (total * total) / line.length),
    margin: ((best.score - Math.max(second, 0)) / left) * (line.length / samplesPerIndependentOne),
  }
}

/** The prefixes that have reached the last digit. */
function completePrefixes(line: Float32Array, { places, waveforms, lastDigitPlace }: Model, gain: number): Prefix[] {
  const square = gain * gain
  let prefixes: (Prefix | undefined)[] = [undefined]
  for (let index = 0; index <= lastDigitPlace; index++) {
    const place = places[index]!
    weigh(line, place, gain, score)
    const next: Prefix[] = []
    for (const at of bestOf(score, place.choices.length, index === lastDigitPlace ? lastChoicesKept : choicesKept)) {
      const choice = place.choices[at]!
      // Replaces the overlap with average neighbours by the overlap with the real ones.
      const alone = score[at]! + 2 * square * place.overlapBeside[at]!
      const coming = 2 * square * place.overlapNext[at]!
      for (const before of prefixes) {
        const sum =
          before === undefined
            ? alone
            : before.score + alone - 2 * square * waveforms.overlap(before.choice.symbol, choice.symbol)
        next.push({ score: sum, expectedScore: sum - coming, before, choice })
      }
    }
    prefixes =
      index === lastDigitPlace || next.length <= beamWidth
        ? next
        : next.toSorted((a, b) => b.expectedScore - a.expectedScore).slice(0, beamWidth)
  }
  return prefixes as Prefix[]
}

/** What the places after the last digit explain: check symbol, stop, guards. They have no alternatives. */
function scoreOfRest(line: Float32Array, model: Model, gain: number, last: number, check: number | undefined): number {
  const { waveforms } = model
  let sum = 0
  let before = last
  for (const { symbol, at } of restOf(model, check)) {
    const wave = waveforms.of[symbol]!
    const start = at * samplesPerModule
    let dot = 0
    for (let place = 0; place < wave.length; place++) dot += wave[place]! * line[start + place]!
    sum += 2 * gain * dot - gain * gain * (waveforms.energy[symbol]! + 2 * waveforms.overlap(before, symbol))
    before = symbol
  }
  return sum
}

function restOf(
  { places, lastDigitPlace, layout }: Model,
  check: number | undefined,
): { symbol: number; at: number }[] {
  const rest = places
    .slice(lastDigitPlace + 1)
    .map(({ choices, start }) => ({ symbol: choices[0]!.symbol, at: start / samplesPerModule }))
  if (check !== undefined && layout.checkAt !== undefined) rest.push({ symbol: check, at: layout.checkAt })
  return rest.toSorted((a, b) => a.at - b.at)
}

function symbolsOf(model: Model, path: readonly Choice[], check: number | undefined): { symbol: number; at: number }[] {
  return [
    ...path.map(({ symbol }, index) => ({ symbol, at: model.places[index]!.start / samplesPerModule })),
    ...restOf(model, check),
  ]
}

/** Places of the largest values, the largest first. */
function bestOf(values: Float64Array, count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, at) => at)
  const best: number[] = []
  for (let at = 0; at < count; at++) {
    const value = values[at]!
    if (best.length === most && value <= values[best[most - 1]!]!) continue
    let place = best.length === most ? most - 1 : best.length
    for (; place > 0 && value > values[best[place - 1]!]!; place--) best[place] = best[place - 1]!
    best[place] = at
  }
  return best
}

function pathOf(end: Prefix): Choice[] {
  const path: Choice[] = []
  for (let at: Prefix | undefined = end; at !== undefined; at = at.before) path.push(at.choice)
  return path.toReversed()
}
