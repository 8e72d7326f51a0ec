import { expect, test } from 'vitest'
import { withQuery } from './addresses.ts'

test('what is not given leaves no trace in an address', () => {
  expect(withQuery('/journal', { list: undefined, number: '' })).toBe('/journal')
  expect(withQuery('/journal', { number: '2026-11/1', from: undefined, page: 0 })).toBe(
    '/journal?number=2026-11%2F1&page=0',
  )
})
