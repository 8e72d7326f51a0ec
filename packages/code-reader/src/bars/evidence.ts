import { sampled } from './course.ts'
import type { Course } from './course.ts'
import type { Symbols } from './decode.ts'
import type { Model } from './model.ts'
import { idealOf } from './refine.ts'
import { samplesPerModule } from './waveforms.ts'
import { symbolsAt } from './encoding.ts'

/** A number aligned with a picture: its symbols and their places. */
export interface PlacedNumber {
  readonly model: Model
  readonly course: Course
  readonly symbols: Symbols
}

/**
 * Smallest clarity: the second most likely symbol must leave this many times more of the signal unexplained. On frames
 * of damaged codes (`npm run bench -- damage`) each wrong number had a symbol below 0.3; in `bench -- read` each code
 * has a frame in which all of its symbols are above 1.5.
 */
const minClarity = 1.3
/** A symbol is an outlier when its clarity is so many times below the median and that of its neighbours is not. */
const [outlierRatio, neighbourRatio] = [5, 3]
/** The median counts up to here: in sharp pictures clarities differ more without any damage. */
const maxUsualClarity = 15
/** Each symbol must be the likeliest on at least so many of the lines over the height of the bars. */
const minLinesPerSymbol = 2
/** When a line shows another symbol, so many lines must each show all symbols of the number. */
const minLinesForAllSymbols = 3
/** A line with so many other symbols shows another number: two valid numbers differ in at least as many. */
const minSymbolsOfAnotherNumber = 2
/**
 * A line shows another symbol when that leaves at most this share unexplained, and the clarity of ours is below this.
 */
const [maxUnexplainedByOther, maxClarityIfContradicted] = [0.15, 0.25]
/** Modules on both sides of a symbol that are compared with it. */
const marginModules = 0.5

/**
 * Whether each symbol of a number is visible in its place. The likeliest number that passes the checks may contain
 * symbols that are covered in the picture: the decoder chose them so that the check digit is correct. So check digits
 * are ignored here. Each symbol must match the picture better than any other symbol in its place, on the mean of all
 * lines and on some of the single lines. Where a line shows another symbol, as when two codes overlap, several lines
 * must each show the whole number: a slanted row that passes from one code into another contains all symbols of a
 * number that nobody printed.
 * @param mean the mean of `lines`: light or darkness across the code; `sign` is -1 for light
 * @param around lines above and below, which need not show the number but must not show another one
 */
export function showsEverySymbol(
  placed: PlacedNumber,
  mean: Float32Array,
  lines: readonly Float32Array[],
  sign: 1 | -1,
  around: readonly Float32Array[] = [],
): boolean {
  const ideal = idealOf(placed.model, placed)
  const examine = (line: Float32Array): SymbolEvidence[] =>
    evidenceOf(sampled({ values: line }, placed.course, placed.model), ideal, placed, sign)
  const clarities = examine(mean).map(({ clarity }) => clarity)
  if (clarities.some((clarity) => clarity < minClarity) || hasIsolatedUnclearSymbol(clarities)) return false
  const seen = lines.map(examine)
  if (!placed.symbols.every((_, place) => seen.filter((line) => line[place]!.clarity > 1).length >= minLinesPerSymbol))
    return false
  const countOthers = (line: SymbolEvidence[]): number => line.filter(({ showsAnother }) => showsAnother).length
  const others = seen.map(countOthers)
  if (
    [...others, ...around.map((line) => countOthers(examine(line)))].some((count) => count >= minSymbolsOfAnotherNumber)
  )
    return false
  const isContradicted = others.some((count) => count > 0)
  return (
    !isContradicted || seen.filter((line) => line.every(({ clarity }) => clarity > 1)).length >= minLinesForAllSymbols
  )
}

/**
 * Whether a symbol is far less clear than the rest while its neighbours are clear. Something that covers the whole
 * height can turn a symbol into another one, but not into one as clear as a printed one; glare and dirt affect
 * neighbours too.
 */
function hasIsolatedUnclearSymbol(clarities: readonly number[]): boolean {
  const told = clarities.filter(Number.isFinite)
  const usual = Math.min(maxUsualClarity, told.toSorted((one, other) => one - other)[told.length >> 1] ?? 0)
  return told.some(
    (clarity, place) =>
      clarity < usual / outlierRatio &&
      [told[place - 1], told[place + 1]].every((next) => next === undefined || next >= usual / neighbourRatio),
  )
}

/** What one line shows of one symbol. */
interface SymbolEvidence {
  /** How many times more of the signal the best other symbol would leave unexplained. */
  readonly clarity: number
  /** The line shows another symbol here. */
  readonly showsAnother: boolean
}

/** Brightness and contrast are fitted to each symbol separately, so that only its pattern counts. */
function evidenceOf(
  line: Float32Array,
  ideal: Float32Array,
  { model: { waveforms, layout }, symbols }: PlacedNumber,
  sign: 1 | -1,
): SymbolEvidence[] {
  const skip = Math.round((waveforms.reach - marginModules) * samplesPerModule)
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
    return { clarity, showsAnother: clarity < maxClarityIfContradicted && next < maxUnexplainedByOther * all }
  })
}
