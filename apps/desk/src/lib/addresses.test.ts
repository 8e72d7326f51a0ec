import { expect, test } from 'vitest'
import { withQuery } from './addresses.ts'

test('undefined and empty values are left out of an address', () => {
  expect(withQuery('/journal', { list: undefined, number: '' })).toBe('/journal')
  expect(withQuery('/journal', { number: '2026-11/1', from: undefined, page: 0 })).toBe(
    '/journal?number=2026-11%2F1&page=0',
  )
})
