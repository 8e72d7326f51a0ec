import { shiftDay } from '@diia-desk/contract'
import { expect, test, vi } from 'vitest'
import { learnServerTime, now, secondsUntil } from './clock.ts'
import { clockSeconds, clockTime, dayOf, isoDay, minutesAndSeconds } from './format.ts'

test.each([
  ['2026-11-16T07:58:03Z', '9:58', '9:58:03', '16.11.2026'],
  ['2026-07-01T21:05:00Z', '0:05', '0:05:00', '02.07.2026'],
])('%s in Kyiv', (time, short, long, date) => {
  expect([clockTime(time), clockSeconds(time), dayOf(time)]).toEqual([short, long, date])
})

test('days of the contract', () => {
  expect(isoDay('2026-11-15T22:30:00Z')).toBe('2026-11-16')
  expect([shiftDay('2026-03-01', -1), shiftDay('2026-12-31', 1)]).toEqual(['2026-02-28', '2027-01-01'])
})

test.each([
  [0, '0:00'],
  [9, '0:09'],
  [107, '1:47'],
  [180, '3:00'],
])('%i seconds', (seconds, text) => {
  expect(minutesAndSeconds(seconds)).toBe(text)
})

test('remaining time is never below zero', () => {
  expect([
    secondsUntil('2026-11-16T08:00:10Z', Date.parse('2026-11-16T08:00:00.400Z')),
    secondsUntil('2026-11-16T08:00:10Z', Date.parse('2026-11-16T08:01:00Z')),
  ]).toEqual([10, 0])
})

test('a clock that is wrong by minutes is corrected by the server’s time; small differences are ignored', () => {
  const here = Date.parse('2026-11-16T08:00:00Z')
  vi.useFakeTimers({ toFake: ['Date'], now: here })
  learnServerTime(new Date(here + 300_000).toUTCString())
  expect(now()).toBe(here + 300_000)
  learnServerTime(new Date(here + 2000).toUTCString())
  expect(now()).toBe(here)
  learnServerTime('nonsense')
  learnServerTime(null)
  expect(now()).toBe(here)
  vi.useRealTimers()
})
