import { expect, test } from 'vitest'
import { formatNumber, numberFormatFault } from './number-format.ts'

test.each([
  ['{yyyy}-{mm}-{dd}/{n:3}', '2026-11-06/042'],
  ['{n}', '42'],
  ['Ц-{yy}{mm}/{n:5}', 'Ц-2611/00042'],
  ['{n:1}/{dd}', '42/06'],
])('%s makes %s', (format, number) => {
  expect(numberFormatFault(format)).toBeUndefined()
  expect(formatNumber(format, '2026-11-06', 42)).toBe(number)
})

test('a count longer than its width is written whole', () => {
  expect(formatNumber('{n:2}', '2026-11-06', 1234)).toBe('1234')
})

test.each([
  ['{yyyy}-{mm}', 'no-number'],
  ['2026/7', 'no-number'],
  ['{year}/{n}', 'unknown-part'],
  ['{n:0}', 'unknown-part'],
  ['{}{n}', 'unknown-part'],
  ['{n', 'stray-brace'],
  ['{n}}', 'stray-brace'],
])('%s: %s', (format, fault) => {
  expect(numberFormatFault(format)).toBe(fault)
})
