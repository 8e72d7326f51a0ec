import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { counterScope, exampleNumber, makeNumber, numberFormatFault } from './number-format.ts'

describe('a number format', () => {
  it.each([
    ['{yyyy}-{mm}-{dd}/{n:3}', '2026-11-24/007', '2026-11-24'],
    ['{n}/{mm}.{yy}', '7/11.26', '2026-11'],
    ['{yy}{n:6}', '26000007', '2026'],
    ['Ц-{n}', 'Ц-7', 'ever'],
    ['{window}-{n}/{yyyy}', '2-7/2026', '2026'],
  ])('%s makes %s, counted anew in each %s', (format, number, scope) => {
    expect(numberFormatFault(format)).toBeUndefined()
    expect(exampleNumber(format, '2026-11-24')).toBe(number)
    expect(counterScope(format, '2026-11-24')).toBe(scope)
  })

  it.each([
    ['{yyyy}', 'no-counter'],
    ['', 'no-counter'],
    ['{n}-{n}', 'two-counters'],
    ['{n}{hh}', 'unknown-token'],
    ['{n:0}', 'unknown-token'],
    ['{n', 'unknown-token'],
    ['n}{n}', 'unknown-token'],
    ['{dd}/{n}', 'comes-again'],
    ['{mm}/{n}', 'comes-again'],
    ['{yyyy}-{dd}/{n}', 'comes-again'],
    ['{window}{n}', 'runs-together'],
    ['{n}{window}', 'runs-together'],
    ['{window}{yyyy}{n}', 'runs-together'],
    ['{window}1{n}', 'runs-together'],
  ])('%s is refused: %s', (format, fault) => {
    expect(numberFormatFault(format)).toBe(fault)
  })

  it('never gives the same number for another day, window or count within a century', () => {
    const token = fc.constantFrom('{yyyy}', '{yy}', '{mm}', '{dd}', '{n}', '{n:3}', '{window}', '/', '-', 'А', '0')
    const format = fc
      .array(token, { minLength: 1, maxLength: 7 })
      .map((tokens) => tokens.join(''))
      .filter((text) => numberFormatFault(text) === undefined)
    const one = fc.record({
      day: fc
        .integer({ min: 0, max: 30_000 })
        .map((days) => new Date(Date.UTC(2001, 0, 1 + days)).toISOString().slice(0, 10)),
      window: fc.constantFrom('1', '2', '11', '21', '1-1', 'каса'),
      count: fc.integer({ min: 1, max: 1300 }),
    })
    fc.assert(
      fc.property(format, one, one, (text, a, b) => {
        const same = counterScope(text, a.day) === counterScope(text, b.day) && a.count === b.count
        // Within one scope each count is used once, so two different registrations never have the same number.
        if (!same) expect(makeNumber(text, a)).not.toBe(makeNumber(text, b))
      }),
      { numRuns: 3000 },
    )
  })
})
