import { expect, test } from 'vitest'
import { plural } from './plural.ts'

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
