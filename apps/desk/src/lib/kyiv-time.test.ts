import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDay, readMoment, writeMoment } from './kyiv-time.ts'

test.each([
  ['16.11.2026', '2026-11-16'],
  ['1.2.2026', '2026-02-01'],
  ['29.02.2028', '2028-02-29'],
  ['29.02.2027', undefined],
  ['31.11.2026', undefined],
  ['16.11.26', undefined],
  ['2026-11-16', undefined],
  ['', undefined],
])('the day %s', (text, day) => {
  expect(readDay(text)).toBe(day)
})

describe('a moment', () => {
  test.each([
    ['16.11.2026 9:58', '2026-11-16T07:58:00.000Z'],
    ['16.07.2026, 09:58', '2026-07-16T06:58:00.000Z'],
    ['31.12.2026 23:59', '2026-12-31T21:59:00.000Z'],
    // The nights of both clock changes: 3:00 becomes 4:00, and 4:00 becomes 3:00.
    ['29.03.2026 02:59', '2026-03-29T00:59:00.000Z'],
    ['29.03.2026 03:30', undefined],
    ['29.03.2026 04:00', '2026-03-29T01:00:00.000Z'],
    ['25.10.2026 03:30', '2026-10-25T00:30:00.000Z'],
    ['25.10.2026 04:00', '2026-10-25T02:00:00.000Z'],
    ['16.11.2026 24:00', undefined],
    ['16.11.2026 9:60', undefined],
    ['16.11.2026', undefined],
    ['9:58', undefined],
  ])('%s', (text, time) => {
    expect(readMoment(text)).toBe(time)
  })

  test('a written moment can be parsed again, to the minute', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }),
        (date) => {
          date.setUTCSeconds(0, 0)
          const back = Date.parse(readMoment(writeMoment(date.toISOString())) ?? '')
          // An hour that occurs twice is read as its first occurrence.
          expect([0, 3_600_000]).toContain(date.getTime() - back)
        },
      ),
    )
  })
})
