import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indentJson } from './indent-json.ts'

test('indents like JSON.stringify', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(indentJson(JSON.stringify(value))).toBe(JSON.stringify(value, undefined, 2))
    }),
  )
})

test('keeps what parsing and serialising would change', () => {
  expect(indentJson('{"fee":120.00,"id":12345678901234567890,"n":"\\u0456","n":1e2}')).toBe(
    '{\n  "fee": 120.00,\n  "id": 12345678901234567890,\n  "n": "\\u0456",\n  "n": 1e2\n}',
  )
})

test('an indented text is not indented twice', () => {
  const text = JSON.stringify({ a: [1, { b: ' , : ' }], c: [] }, undefined, 7)
  expect(indentJson(text)).toBe(JSON.stringify(JSON.parse(text), undefined, 2))
})
