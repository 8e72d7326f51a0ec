import { checkDigit, isDocumentNumber } from '@diia-desk/contract/gate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barsOf, randomFrom } from '../../test/drawn-bars.ts'
import { sampled } from './course.ts'
import { decode, decodeWithUnknownGain } from './decode.ts'
import { code128Layouts, ean13 } from './layouts.ts'
import { modelOf } from './model.ts'
import { stepAnswer } from './optics.ts'
import type { Optics } from './optics.ts'
import { code128Symbols } from './symbols.ts'

const numbers = fc.integer({ min: 100_000_000_000, max: 999_999_999_999 }).map(withCheckDigit)
const sharp: Optics = { spread: 0.4, smear: 0, barLoss: 0 }

/** How Code 128 writes a number when told where to change its sets; `^1xx` names a symbol of the encoder. */
const writtenAs: readonly ((text: string) => string)[] = [
  (text) => `^105${pairs(text.slice(0, 12))}^100^0${16 + Number(text[12])}`,
  (text) => `^104^0${16 + Number(text[0])}^099${pairs(text.slice(1))}`,
  (text) => `^105${pairs(text.slice(0, 12))}^101^0${16 + Number(text[12])}`,
  (text) => `^103^0${16 + Number(text[0])}^099${pairs(text.slice(1))}`,
  (text) => `^104${Array.from(text, (digit) => `^0${16 + Number(digit)}`).join('')}`,
]

function withCheckDigit(twelve: number): string {
  return `${twelve}${checkDigit(String(twelve))}`
}

function pairs(digits: string): string {
  return (digits.match(/../g) ?? []).map((pair) => `^0${pair}`).join('')
}

/** The line of darkness of a code, on the grid of a layout's model. */
function lineOf(
  bars: ReturnType<typeof barsOf>,
  model: ReturnType<typeof modelOf>,
  optics: Optics,
  noise = 0,
): Float32Array {
  const random = randomFrom(3)
  const values = Float32Array.from({ length: (bars.modules + 16) * 4 }, (_, at) => {
    const x = at / 4 - 8
    const dark = bars.runs.reduce(
      (sum, [from, to]) => sum + stepAnswer(x - from, optics) - stepAnswer(x - to, optics),
      0,
    )
    return 200 * dark + noise * (random() - 0.5)
  })
  return sampled({ values }, { from: 32, to: 32 + bars.modules * 4, bend: 0 }, model)
}

describe('a code laid out in a line', () => {
  it('is read in EAN-13, whatever its number', () => {
    fc.assert(
      fc.property(numbers, (text) => {
        const model = modelOf(ean13, sharp)
        const line = lineOf(barsOf('ean13', text), model, sharp)
        const decoded = decodeWithUnknownGain(line, model, 0.8)
        expect(decoded?.text).toBe(text)
        expect(decoded?.fit).toBeGreaterThan(0.8)
      }),
      { numRuns: 60 },
    )
  })

  it.each(code128Layouts.map((layout, place) => ({ layout, write: writtenAs[place]!, place })))(
    'is read in Code 128 as layout $place writes it',
    ({ layout, write }) => {
      fc.assert(
        fc.property(numbers, (text) => {
          const bars = barsOf('code128', write(text), true)
          expect(bars.modules).toBe(layout.modules)
          const model = modelOf(layout, sharp)
          const line = lineOf(bars, model, sharp)
          expect(decodeWithUnknownGain(line, model, 0.8)?.text).toBe(text)
        }),
        { numRuns: 30 },
      )
    },
  )

  it.each([
    { spread: 0.9, smear: 0, barLoss: 0 },
    { spread: 1.1, smear: 0, barLoss: 0 },
    { spread: 0.5, smear: 2.4, barLoss: 0 },
    { spread: 0.5, smear: 3.4, barLoss: 0 },
  ])('is read where bars have run together, or nobody is sure of it: %o', (optics) => {
    let read = 0
    const random = randomFrom(11)
    const texts = Array.from({ length: 40 }, () => withCheckDigit(Math.floor(1e11 + random() * 9e11)))
    for (const text of texts) {
      for (const [layout, bars] of [
        [ean13, barsOf('ean13', text)],
        [code128Layouts[0], barsOf('code128', text)],
      ] as const) {
        const model = modelOf(layout, optics)
        const decoded = decodeWithUnknownGain(lineOf(bars, model, optics, 2), model, 0.8)
        if (decoded?.text === text) read++
        else expect(decoded === undefined || decoded.margin < 30 || decoded.fit < 0.9).toBe(true)
      }
    }
    expect(read).toBeGreaterThan(70)
  })

  it('only ever gives numbers that pass every check, and knows that noise is none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 220, maxLength: 220 }),
        (values) => {
          const model = modelOf(ean13, sharp)
          const line = Float32Array.from({ length: model.samples }, (_, at) => values[at % values.length] ?? 0)
          const decoded = decodeWithUnknownGain(line, model, 1)
          if (decoded === undefined) return
          expect(isDocumentNumber(decoded.text) || decoded.text.startsWith('0')).toBe(true)
          expect(decoded.fit).toBeLessThan(0.9)
        },
      ),
    )
  })

  it('has nothing to say of an empty line', () => {
    const model = modelOf(ean13, sharp)
    expect(decode(new Float32Array(model.samples), model, 0)).toBeUndefined()
  })
})

it('has every symbol of Code 128 as another encoder draws it', () => {
  for (let value = 0; value < 103; value++) {
    const { runs } = barsOf('code128', `^105^${String(value).padStart(3, '0')}`, true)
    const second = runs.slice(3, 6).map(([from, to]) => [from - 11, to - 11])
    expect(second).toEqual(code128Symbols[value]!.runs.map((run) => [...run]))
  }
})
