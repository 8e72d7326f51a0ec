import { sampled } from './course.ts'
import type { Course } from './course.ts'
import type { Symbols } from './decode.ts'
import type { Model } from './model.ts'
import { idealOf } from './refine.ts'
import { samplesPerModule } from './waveforms.ts'
import { symbolsAt } from './writing.ts'

/** A number laid over a picture: which symbols it has and where they lie. */
export interface Laid {
  readonly model: Model
  readonly course: Course
  readonly symbols: Symbols
}

/**
 * So many times more than the symbol itself the next likely one must leave unexplained. On frames of damaged codes
 * (`npm run bench -- damage`) numbers that were not the shown one had a symbol below 0.3, and of the frames of
 * `bench -- read` every code has a look in which all of its symbols are above 1.5.
 */
const clearBy = 1.3
/** Of the lines over the height of the bars so many must show each symbol by themselves. */
const linesThatShow = 2
/** Modules beside a symbol that are looked at with it. */
const beside = 0.5

/**
 * Whether every symbol of a number is to be seen where it should be, one by one. A number that is the likeliest of all
 * that pass the checks may still have symbols that nobody saw: what is covered is then chosen so that the check digit
 * comes out right. Here the checks count for nothing: each symbol has to look more like itself than like any other
 * symbol that could stand in its place, on the mean of all lines and on some of the lines alone.
 * @param mean and `lines`: light or darkness across the code, `sign` -1 where it is light
 */
export function showsEverySymbol(laid: Laid, mean: Float32Array, lines: readonly Float32Array[], sign: 1 | -1): boolean {
  const ideal = idealOf(laid.model, laid)
  const clarity = (line: Float32Array): number[] => clarityOf(sampled({ values: line }, laid.course, laid.model), ideal, laid, sign)
  if (clarity(mean).some((times) => times < clearBy)) return false
  const seen = lines.map(clarity)
  return laid.symbols.every((_, place) => seen.filter((line) => line[place]! > 1).length >= linesThatShow)
}

/**
 * For each symbol, how many times more the best other symbol in its place would leave unexplained. Brightness and
 * contrast are fitted to each anew, so that only the pattern counts.
 */
function clarityOf(line: Float32Array, ideal: Float32Array, { model: { waveforms, layout }, symbols }: Laid, sign: 1 | -1): number[] {
  const skip = Math.round((waveforms.reach - beside) * samplesPerModule)
  return symbols.map(({ symbol, at }) => {
    const own = waveforms.of[symbol]!
    const start = at * samplesPerModule
    const [from, to] = [start + skip, start + own.length - skip]
    const count = to - from
    let [sum, square] = [0, 0]
    for (let place = from; place < to; place++) {
      sum += line[place]!
      square += line[place]! * line[place]!
    }
    const all = square - (sum * sum) / count
    const unexplainedBy = (wave: Float32Array): number => {
      let [total, energy, dot] = [0, 0, 0]
      for (let place = from; place < to; place++) {
        const value = ideal[place]! + wave[place - start]! - own[place - start]!
        total += value
        energy += value * value
        dot += value * line[place]!
      }
      const common = sign * (dot - (total * sum) / count)
      return common <= 0 ? all : all - (common * common) / Math.max(1e-9, energy - (total * total) / count)
    }
    let next = Infinity
    for (const other of symbolsAt(layout, at)) if (other !== symbol) next = Math.min(next, unexplainedBy(waveforms.of[other]!))
    return next / Math.max(1e-9, unexplainedBy(own))
  })
}
