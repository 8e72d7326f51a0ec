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
  /** How much better it explains it than the next number that passes every check: natural logarithm of the odds. */
  readonly margin: number
}

/** Beginnings of a number that are kept at each place, and symbols that are tried behind each. */
const beamWidth = 16
const choicesTried = 6
const lastChoicesTried = 16
/** Neighbouring samples share pixels: about so many of them are one independent look. */
const samplesALook = 4

/** How dark a bar is, judged from the darkness of the whole, as if the number were an average one. */
export function gainOf(line: Float32Array, model: Model): number {
  let sum = 0
  for (const value of line) sum += value
  return sum / model.expected
}

/** How much of the line's squared darkness each choice of a place explains, its neighbours taken as average ones. */
function weigh(
  line: Float32Array,
  { choices, start, width, waves, energy, beside }: ModelPlace,
  gain: number,
  into: Float64Array,
): void {
  for (let choice = 0, at = 0; choice < choices.length; choice++) {
    let dot = 0
    for (let place = start; place < start + width; place++, at++) dot += waves[at]! * line[place]!
    into[choice] = 2 * gain * dot - gain * gain * (energy[choice]! + 2 * beside[choice]!)
  }
}

const score = new Float64Array(128)

/** A quick judgement of a line: the share of it that the best choices would explain if they did not touch each other. */
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

/** A beginning of a number. */
interface Beginning {
  readonly score: number
  /** Worth less what the next symbol will cost on average; beginnings compete by it. */
  readonly outlook: number
  readonly before: Beginning | undefined
  readonly choice: Choice
}

/** Some numbers have a third more dark in them than the average one, or less. */
const gainsTried = [1, 0.85, 1.18]

/** As `decode`, when the gain is only guessed from the darkness of the whole: the guess that explains most. */
export function decodeUnlit(
  line: Float32Array,
  model: Model,
  good: number,
): (Decoded & { readonly gain: number }) | undefined {
  const guess = gainOf(line, model)
  let found: (Decoded & { readonly gain: number }) | undefined
  for (const share of gainsTried) {
    const gain = guess * share
    const decoded = decode(line, model, gain)
    if (decoded !== undefined && decoded.fit > (found?.fit ?? -Infinity)) found = { ...decoded, gain }
    if (found !== undefined && found.fit >= good) return found
  }
  return found
}

/**
 * The likeliest number of a layout in a line. A search from place to place that follows the best beginnings and counts
 * what neighbours do to each other, so bars that have run together are still told apart (Ungerboeck 1974). Only numbers
 * that pass every check count, also as the next likely one.
 */
export function decode(line: Float32Array, model: Model, gain: number): Decoded | undefined {
  if (gain <= 0) return undefined
  let best: { text: string; score: number; path: Choice[]; check: number | undefined } | undefined
  let second = -Infinity
  for (const end of endsOf(line, model, gain)) {
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
    margin: ((best.score - Math.max(second, 0)) / left) * (line.length / samplesALook),
  }
}

/** The beginnings that have reached the last digit. */
function endsOf(line: Float32Array, { places, waveforms, lastTold }: Model, gain: number): Beginning[] {
  const square = gain * gain
  let beginnings: (Beginning | undefined)[] = [undefined]
  for (let index = 0; index <= lastTold; index++) {
    const place = places[index]!
    weigh(line, place, gain, score)
    const next: Beginning[] = []
    for (const at of bestOf(score, place.choices.length, index === lastTold ? lastChoicesTried : choicesTried)) {
      const choice = place.choices[at]!
      // The average neighbours go out of it, the real ones come in.
      const alone = score[at]! + 2 * square * place.beside[at]!
      const coming = 2 * square * place.coming[at]!
      for (const before of beginnings) {
        const sum =
          before === undefined
            ? alone
            : before.score + alone - 2 * square * waveforms.overlap(before.choice.symbol, choice.symbol)
        next.push({ score: sum, outlook: sum - coming, before, choice })
      }
    }
    beginnings =
      index === lastTold || next.length <= beamWidth
        ? next
        : next.toSorted((a, b) => b.outlook - a.outlook).slice(0, beamWidth)
  }
  return beginnings as Beginning[]
}

/** What the places behind the last digit explain: check symbol, stop, guards. Nothing is left to choose there. */
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

function restOf({ places, lastTold, layout }: Model, check: number | undefined): { symbol: number; at: number }[] {
  const rest = places
    .slice(lastTold + 1)
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

function pathOf(end: Beginning): Choice[] {
  const path: Choice[] = []
  for (let at: Beginning | undefined = end; at !== undefined; at = at.before) path.push(at.choice)
  return path.toReversed()
}
