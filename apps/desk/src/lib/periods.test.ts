import { expect, test } from 'vitest'
import { shiftPeriod, quickPeriod, readPeriod } from './periods.ts'

test.each([
  ['today', '2026-11-16', '2026-11-16', '2026-11-16'],
  ['yesterday', '2026-11-16', '2026-11-15', '2026-11-15'],
  ['yesterday', '2028-03-01', '2028-02-29', '2028-02-29'],
  ['week', '2026-11-16', '2026-11-16', '2026-11-16'],
  ['week', '2026-11-22', '2026-11-16', '2026-11-22'],
  ['month', '2026-11-16', '2026-11-01', '2026-11-16'],
  ['last-month', '2026-11-16', '2026-10-01', '2026-10-31'],
  ['last-month', '2027-01-31', '2026-12-01', '2026-12-31'],
  ['last-month', '2028-03-31', '2028-02-01', '2028-02-29'],
] as const)('%s on %s: %s to %s', (name, today, from, to) => {
  expect(quickPeriod(name, today)).toEqual({ from, to })
})

test('both ends belong to a period; its minimum is one day', () => {
  expect(readPeriod('2026-11-16', '2026-11-16', '2026-11-16')).toEqual({ from: '2026-11-16', to: '2026-11-16' })
})

test.each([
  [null, '2026-11-16', 'incomplete'],
  ['2026-11-16', '2026-11-15', 'reversed'],
  ['2026-11-01', '2026-11-17', 'out-of-bounds'],
  ['0026-11-01', '2026-11-16', 'out-of-bounds'],
] as const)('%s to %s is %s', (from, to, fault) => {
  expect(readPeriod(from, to, '2026-11-16')).toBe(fault)
})

test('a period longer than allowed', () => {
  expect(readPeriod('2026-01-01', '2026-01-31', '2026-11-16', 31)).toEqual({ from: '2026-01-01', to: '2026-01-31' })
  expect(readPeriod('2026-01-01', '2026-02-01', '2026-11-16', 31)).toBe('too-long')
})

test('neighbouring periods have the same length, and none is in the future', () => {
  const week = { from: '2026-11-09', to: '2026-11-15' }
  expect(shiftPeriod(week, -1, '2026-11-18')).toEqual({ from: '2026-11-02', to: '2026-11-08' })
  expect(shiftPeriod(week, 1, '2026-11-18')).toEqual({ from: '2026-11-12', to: '2026-11-18' })
  expect(shiftPeriod({ from: '2026-10-25', to: '2026-10-25' }, 1, '2026-11-18')).toEqual({
    from: '2026-10-26',
    to: '2026-10-26',
  })
})
