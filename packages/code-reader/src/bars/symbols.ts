// The bars of EAN-13 (GS1 General Specifications §5.2) and Code 128 (ISO/IEC 15417), as dark runs on a grid of
// modules, and the ways in which thirteen digits can be written in each.

/** Dark runs of a symbol: from and to, in modules from its left edge. */
export interface BarSymbol {
  readonly modules: number
  readonly runs: readonly (readonly [from: number, to: number])[]
}

function fromBits(bits: string): BarSymbol {
  return {
    modules: bits.length,
    runs: [...bits.matchAll(/1+/g)].map((run) => [run.index, run.index + run[0].length] as const),
  }
}

/** Widths of bar, space, bar … */
function fromWidths(widths: string): BarSymbol {
  let at = 0
  const runs: [number, number][] = []
  Array.from(widths).forEach((width, place) => {
    const to = at + Number(width)
    if (place % 2 === 0) runs.push([at, to])
    at = to
  })
  return { modules: at, runs }
}

const oddDigits = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
]
const rightDigits = oddDigits.map((bits) => Array.from(bits, (bit) => (bit === '0' ? '1' : '0')).join(''))
const evenDigits = rightDigits.map((bits) => Array.from(bits).toReversed().join(''))

/** 0–9 odd (L), 10–19 even (G), 20–29 right (R), then the guards at the sides and in the middle. */
export const eanSymbols: readonly BarSymbol[] = [...oddDigits, ...evenDigits, ...rightDigits, '101', '01010'].map(
  fromBits,
)
export const eanSide = 30
export const eanMiddle = 31
/** The first digit has no bars: which of the six left digits are even encodes it. Bit 5 is the leftmost. */
export const eanParities: readonly number[] = [
  '000000',
  '001011',
  '001101',
  '001110',
  '010011',
  '011001',
  '011100',
  '010101',
  '010110',
  '011010',
].map((bits) => Number.parseInt(bits, 2))

const code128Widths =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132' +
  '221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313' +
  '231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111' +
  '314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111' +
  '111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141' +
  '114131311141411131211412211214211232'

/** Values 0–102, starts A, B, C (103–105), and the stop (106). */
export const code128Symbols: readonly BarSymbol[] = [...(code128Widths.match(/\d{6}/g) ?? []), '2331112'].map(
  fromWidths,
)
export const startA = 103
export const startB = 104
export const startC = 105
export const stop = 106
export const toC = 99
export const toB = 100
export const toA = 101
/** Value of a digit in code sets A and B. */
export const digitInB = 16
