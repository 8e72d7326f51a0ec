import { describe, expect, it } from 'vitest'
import { dayOf, endOfDay, startOfDay } from './time.ts'

describe('days of the centre', () => {
  it.each([
    ['2026-11-16', '2026-11-15T22:00:00.000Z', '2026-11-16T22:00:00.000Z'],
    ['2026-07-01', '2026-06-30T21:00:00.000Z', '2026-07-01T21:00:00.000Z'],
    // Clocks go forward on 29 March 2026 and back on 25 October 2026: days of 23 and of 25 hours.
    ['2026-03-29', '2026-03-28T22:00:00.000Z', '2026-03-29T21:00:00.000Z'],
    ['2026-10-25', '2026-10-24T21:00:00.000Z', '2026-10-25T22:00:00.000Z'],
  ])('%s goes from %s to %s', (day, from, until) => {
    expect(startOfDay(day).toISOString()).toBe(from)
    expect(endOfDay(day).toISOString()).toBe(until)
    expect(dayOf(startOfDay(day))).toBe(day)
    expect(dayOf(new Date(endOfDay(day).getTime() - 1))).toBe(day)
  })
})
