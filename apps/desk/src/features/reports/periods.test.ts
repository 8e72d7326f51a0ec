import { expect, test } from 'vitest'
import { messages } from '@diia-desk/locales/uk/reports'
import { duration, figure } from './numbers.ts'
import { periodText, quarterOf } from './periods.ts'

test('periods, quarters, figures and durations are written as usual', () => {
  expect(
    [
      { from: '2026-11-16', to: '2026-11-16' },
      { from: '2026-11-09', to: '2026-11-15' },
      { from: '2025-12-29', to: '2026-01-04' },
    ].map(periodText),
  ).toEqual(['16.11.2026', '09.11\u2060–\u206015.11.2026', '29.12.2025\u2060–\u206004.01.2026'])
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual(
    [1, 1, 2, 4].map((quarter) => ({ year: 2026, quarter })),
  )
  expect([figure(1277, 'uk'), figure(1277, 'en'), figure(7.25, 'uk'), figure(1_234_567, 'en')]).toEqual([
    '1\u00a0277',
    '1\u00a0277',
    '7,3',
    '1\u00a0234\u00a0567',
  ])
  expect(
    [0.48, 9.96, 38, 72, 60, 3600, 11_400, 258_600, 734_400].map((seconds) =>
      duration(seconds, messages.duration, 'uk'),
    ),
  ).toEqual(['0,5 с', '10 с', '38 с', '1 хв 12 с', '1 хв', '1 год', '3 год 10 хв', '2 дні 23 год', '8 днів 12 год'])
})
