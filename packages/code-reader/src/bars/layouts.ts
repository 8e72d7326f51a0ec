import { checkDigit } from '@diia-desk/contract/gate'
import {
  code128Symbols,
  digitInB,
  eanMiddle,
  eanParities,
  eanSide,
  eanSymbols,
  startA,
  startB,
  startC,
  stop,
  toA,
  toB,
  toC,
} from './symbols.ts'
import type { BarSymbol } from './symbols.ts'

/** What may stand at one place of a code. A place with one choice is a guard or a switch between code sets. */
export interface Place {
  /** Left edge, in modules from the first bar. */
  readonly at: number
  readonly choices: readonly Choice[]
}

export interface Choice {
  readonly symbol: number
  readonly digits: string
  /** EAN-13: whether this left digit is of the even set. */
  readonly even?: boolean
}

/** One way to encode a document number in bars. */
export interface Layout {
  readonly format: 'ean-13' | 'code-128'
  readonly symbols: readonly BarSymbol[]
  readonly modules: number
  readonly places: readonly Place[]
  /**
   * The number that a path of choices encodes, if its check digit is correct, with the check symbol that the layout
   * requires, if it has one.
   */
  finish(path: readonly Choice[]): { readonly text: string; readonly check?: number } | undefined
  /** Left edge of the Code 128 check symbol. */
  readonly checkAt?: number
}

const digits = Array.from('0123456789')

function placed(modulesOf: readonly BarSymbol[], choices: readonly (readonly Choice[])[]): Place[] {
  let at = 0
  return choices.map((some) => {
    const place = { at, choices: some }
    at += modulesOf[some[0]!.symbol]!.modules
    return place
  })
}

const guard = (symbol: number): Choice[] => [{ symbol, digits: '' }]
const left = digits.flatMap((digit, value) => [
  { symbol: value, digits: digit, even: false },
  { symbol: 10 + value, digits: digit, even: true },
])
const right = digits.map((digit, value) => ({ symbol: 20 + value, digits: digit }))

export const ean13: Layout = {
  format: 'ean-13',
  symbols: eanSymbols,
  modules: 95,
  places: placed(eanSymbols, [
    guard(eanSide),
    ...Array.from({ length: 6 }, () => left),
    guard(eanMiddle),
    ...Array.from({ length: 6 }, () => right),
    guard(eanSide),
  ]),
  finish(path) {
    let parity = 0
    let text = ''
    for (const { digits: some, even } of path) {
      if (even !== undefined) parity = parity * 2 + (even ? 1 : 0)
      text += some
    }
    const first = eanParities.indexOf(parity)
    if (first < 0) return undefined
    const whole = `${first}${text}`
    return checkDigit(whole.slice(0, 12)) === Number(whole[12]) ? { text: whole } : undefined
  },
}

const pairs = Array.from({ length: 100 }, (_, value) => ({ symbol: value, digits: String(value).padStart(2, '0') }))
const single = digits.map((digit, value) => ({ symbol: digitInB + value, digits: digit }))

function code128(choices: readonly (readonly Choice[])[]): Layout {
  const checkAt = choices.length * 11
  const end: Place = { at: checkAt + 11, choices: guard(stop) }
  return {
    format: 'code-128',
    symbols: code128Symbols,
    modules: checkAt + 11 + 13,
    places: [...placed(code128Symbols, choices), end],
    checkAt,
    finish(path) {
      const text = path.map((choice) => choice.digits).join('')
      if (checkDigit(text.slice(0, 12)) !== Number(text[12])) return undefined
      let sum = path[0]!.symbol
      path.forEach(({ symbol }, place) => (sum += symbol === stop ? 0 : place * symbol))
      return { text, check: sum % 103 }
    },
  }
}

const sixPairs = Array.from({ length: 6 }, () => pairs)

/**
 * Thirteen digits need nine symbols when twelve of them are encoded in pairs; encoders differ in the position of the
 * single digit and in the code set it is taken from. The last layout is that of an encoder that never uses pairs.
 */
export const code128Layouts: readonly [Layout, ...Layout[]] = [
  code128([guard(startC), ...sixPairs, guard(toB), single]),
  code128([guard(startB), single, guard(toC), ...sixPairs]),
  code128([guard(startC), ...sixPairs, guard(toA), single]),
  code128([guard(startA), single, guard(toC), ...sixPairs]),
  code128([guard(startB), ...Array.from({ length: 13 }, () => single)]),
]
