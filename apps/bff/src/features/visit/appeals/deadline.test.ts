import { durationTypes, shiftDay } from '@diia-desk/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorkingDay, lastDayOfTerm } from './deadline.ts'

const none = new Set<string>()

describe('the last day of a term', () => {
  it.each([
    // Registered on Tuesday 24.11.2026.
    ['working-days', 1, '2026-11-24', '2026-11-25'],
    ['working-days', 3, '2026-11-24', '2026-11-27'],
    ['working-days', 4, '2026-11-24', '2026-11-30'],
    ['working-days', 10, '2026-11-24', '2026-12-08'],
    // Registered on a Saturday: the first day counted is Monday.
    ['working-days', 1, '2026-11-28', '2026-11-30'],
    ['calendar-days', 1, '2026-11-24', '2026-11-25'],
    ['calendar-days', 30, '2026-11-24', '2026-12-24'],
    // A Saturday and a Sunday move to Monday.
    ['calendar-days', 4, '2026-11-24', '2026-11-30'],
    ['calendar-days', 5, '2026-11-24', '2026-11-30'],
    // Across the year's end: 1 January 2027 is a Friday, 2 January a Saturday.
    ['calendar-days', 8, '2026-12-24', '2027-01-01'],
    ['calendar-days', 9, '2026-12-24', '2027-01-04'],
    ['working-days', 5, '2026-12-29', '2027-01-05'],
    ['month', 1, '2026-11-24', '2026-12-24'],
    // No 31 November: its last day, a Monday.
    ['month', 1, '2026-10-31', '2026-11-30'],
    ['month', 1, '2026-12-31', '2027-02-01'],
    // A leap year has its 29 February (a Tuesday), another year ends on the 28th (a Sunday, so 1 March).
    ['month', 1, '2028-01-31', '2028-02-29'],
    ['month', 1, '2027-01-30', '2027-03-01'],
    ['month', 12, '2028-02-29', '2029-02-28'],
    ['calendar-days', 1, '2028-02-28', '2028-02-29'],
    ['month', 3, '2026-11-30', '2027-03-01'],
    ['working-days', 0, '2026-11-28', '2026-11-28'],
  ] as const)('%s %i from %s is %s', (type, value, from, expected) => {
    expect(lastDayOfTerm({ type, value }, from, none)).toBe(expected)
  })

  it('skips holidays, which are not counted in working days and on which no term ends', () => {
    const holidays = new Set(['2026-12-25', '2026-12-28'])
    expect(lastDayOfTerm({ type: 'calendar-days', value: 1 }, '2026-12-24', holidays)).toBe('2026-12-29')
    expect(lastDayOfTerm({ type: 'working-days', value: 2 }, '2026-12-24', holidays)).toBe('2026-12-30')
    expect(lastDayOfTerm({ type: 'month', value: 1 }, '2026-11-25', holidays)).toBe('2026-12-29')
  })

  it('is undefined for a term that is unreasonably long', () => {
    expect(lastDayOfTerm({ type: 'working-days', value: 1_000_000_000 }, '2026-11-24', none)).toBeUndefined()
    expect(lastDayOfTerm({ type: 'month', value: 1200 }, '2026-11-24', none)).toBeUndefined()
  })

  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => shiftDay('2000-01-01', days))
  const holidays = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 40 })

  it('is a working day after registration, with exactly the working days of the term up to it', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...durationTypes),
        fc.integer({ min: 1, max: 90 }),
        holidays,
        (from, type, value, offsets) => {
          fc.pre(type !== 'month' || value <= 24)
          const off = new Set(offsets.map((offset) => shiftDay(from, offset)))
          const last = lastDayOfTerm({ type, value }, from, off) as string
          expect(last > from).toBe(true)
          expect(isWorkingDay(last, off)).toBe(true)
          if (type === 'working-days') {
            let counted = 0
            for (let at = shiftDay(from, 1); at <= last; at = shiftDay(at, 1)) if (isWorkingDay(at, off)) counted++
            expect(counted).toBe(value)
          } else {
            // Never before the end in calendar days, and only days off between the two.
            const plain = type === 'calendar-days' ? shiftDay(from, value) : lastMonthDay(from, value)
            expect(last >= plain).toBe(true)
            for (let at = plain; at < last; at = shiftDay(at, 1)) expect(isWorkingDay(at, off)).toBe(false)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is never earlier for a longer term', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...durationTypes), fc.integer({ min: 0, max: 24 }), (from, type, value) => {
        const [sooner, later] = [value, value + 1].map(
          (length) => lastDayOfTerm({ type, value: length }, from, none) as string,
        ) as [string, string]
        // With a term of zero, a registration on a day off is due on that day.
        expect(later >= sooner).toBe(true)
      }),
    )
  })
})

/** Counted in another way than the code does: down from a date that is too high. */
function lastMonthDay(from: string, months: number): string {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number]
  const at = month - 1 + months
  const [endYear, endMonth] = [year + Math.floor(at / 12), at % 12]
  for (let wanted = date; ; wanted--) {
    const end = new Date(Date.UTC(endYear, endMonth, wanted))
    if (end.getUTCMonth() === endMonth) return end.toISOString().slice(0, 10)
  }
}
