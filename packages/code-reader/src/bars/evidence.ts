import { sampled } from './course.ts'
import type { Course } from './course.ts'
import type { Symbols } from './decode.ts'
import type { Model } from './model.ts'
import { idealOf } from './refine.ts'
import { samplesPerModule } from './waveforms.ts'
import { symbolsAt } from './writing.ts'

/** A number placed over a picture: which symbols it has and where they lie. */
export interface PlacedNumber {
  readonly model: Model
  readonly course: Course
  readonly symbols: Symbols
}

/**
 * The next likely symbol must leave this many times more of the signal unexplained. On frames of damaged codes
 * (`npm run bench -- damage`) numbers that were not the shown one had a symbol below 0.3, and of the frames of
 * `bench -- read` every code has a look in which all of its symbols are above 1.5.
 */
const clearBy = 1.3
/** A symbol is unlike the others when it is so many times less clear than most of the same code, and they are not. */
const [unlikeOthers, likeOthers] = [5, 3]
/** A code that is clearer than this is clear enough: a sharp picture makes differences larger, not damage. */
const mostUsual = 15
/** Of the lines over the height of the bars so many must show each symbol by themselves. */
const linesThatShow = 2
/** Of lines that show another code as well so many must show all symbols at once. */
const linesTogether = 3
/** A line with so many other symbols plainly shows another number: no two numbers differ in fewer. */
const symbolsOfAnother = 2
/** Another symbol is plainly there when it leaves so little unexplained, and so much less than the one looked for. */
const [plainly, contradictedBy] = [0.15, 0.25]
/** Modules beside a symbol that are looked at with it. */
const beside = 0.5

/**
 * Whether every symbol of a number is to be seen where it should be, one by one. A number that is the likeliest of all
 * that pass the checks may still have symbols that nobody saw: what is covered is then chosen so that the check digit
 * comes out right. Here the checks count for nothing: each symbol has to look more like itself than like any other
 * symbol that could stand in its place, on the mean of all lines and on some of the lines alone. And where some line
 * plainly shows another symbol, as when bars lie over bars, the whole number has to stand in several lines together:
 * a row that leads from one code over to another has all of its symbols, too.
 * @param mean and `lines`: light or darkness across the code, `sign` -1 where it is light
 * @param around lines above and below, which need not show the number but may not show another one
 */
export function showsEverySymbol(
  placed: PlacedNumber,
  mean: Float32Array,
  lines: readonly Float32Array[],
  sign: 1 | -1,
  around: readonly Float32Array[] = [],
): boolean {
  const ideal = idealOf(placed.model, placed)
  const look = (line: Float32Array): SymbolLook[] =>
    looksOf(sampled({ values: line }, placed.course, placed.model), ideal, placed, sign)
  const clarities = look(mean).map(({ clarity }) => clarity)
  if (clarities.some((clarity) => clarity < clearBy) || hasLoneUnclear(clarities)) return false
  const seen = lines.map(look)
  if (!placed.symbols.every((_, place) => seen.filter((line) => line[place]!.clarity > 1).length >= linesThatShow))
    return false
  const countOthers = (line: SymbolLook[]): number => line.filter(({ isAnother }) => isAnother).length
  const others = seen.map(countOthers)
  if ([...others, ...around.map((line) => countOthers(look(line)))].some((count) => count >= symbolsOfAnother))
    return false
  const isContradicted = others.some((count) => count > 0)
  return !isContradicted || seen.filter((line) => line.every(({ clarity }) => clarity > 1)).length >= linesTogether
}

/**
 * Whether a symbol is far less clear than the rest while those beside it are clear. A strip over the whole height may
 * make another symbol of one, plainly, yet never as clearly as a printed one; glare and dirt make neighbours unclear too.
 */
function hasLoneUnclear(clarities: readonly number[]): boolean {
  const told = clarities.filter(Number.isFinite)
  const usual = Math.min(mostUsual, told.toSorted((one, other) => one - other)[told.length >> 1] ?? 0)
  return told.some(
    (clarity, place) =>
      clarity < usual / unlikeOthers &&
      [told[place - 1], told[place + 1]].every((next) => next === undefined || next >= usual / likeOthers),
  )
}

/** What one line shows of one symbol. */
interface SymbolLook {
  /** How many times more the best other symbol in its place would leave unexplained. */
  readonly clarity: number
  /** Another symbol is plainly there. */
  readonly isAnother: boolean
}

/** Brightness and contrast are fitted to each symbol anew, so that only its pattern counts. */
function looksOf(
  line: Float32Array,
  ideal: Float32Array,
  { model: { waveforms, layout }, symbols }: PlacedNumber,
  sign: 1 | -1,
): SymbolLook[] {
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
    for (const other of symbolsAt(layout, at))
      if (other !== symbol) next = Math.min(next, unexplainedBy(waveforms.of[other]!))
    const clarity = next / Math.max(1e-9, unexplainedBy(own))
    return { clarity, isAnother: clarity < contradictedBy && next < plainly * all }
  })
}
