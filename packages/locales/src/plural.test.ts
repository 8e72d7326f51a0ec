import { expect, test } from 'vitest'
import * as english from './en/plural.ts'
import { decimal, figures, plural } from './uk/plural.ts'

test.each([
  [1, '1 запит'],
  [3, '3 запити'],
  [5, '5 запитів'],
  [11, '11 запитів'],
  [22, '22 запити'],
  [111, '111 запитів'],
])('%i', (count, text) => {
  expect(plural(count, 'запит', 'запити', 'запитів')).toBe(text)
})

test('numbers are written as the language of the folder writes them', () => {
  expect([decimal(2.36), decimal(12.4, 0), figures(1277)]).toEqual(['2,4', '12', '1\u00A0277'])
  expect([english.decimal(2.36), english.decimal(12.4, 0), english.figures(1277)]).toEqual(['2.4', '12', '1,277'])
})
