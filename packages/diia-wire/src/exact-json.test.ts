import { expect, it } from 'vitest'
import { parseExactJson } from './exact-json.ts'

it.each([
  ['{"a":123456789}', 123456789],
  ['{"a":-1.5}', -1.5],
  ['{"a":0}', 0],
  ['{"a":12345678901234567890}', '12345678901234567890'],
  ['{"a":9007199254740993}', '9007199254740993'],
  ['{"a":123456789.0}', '123456789.0'],
  ['{"a":1.23456789e9}', '1.23456789e9'],
  ['{"a":0.12345678901234567}', '0.12345678901234567'],
  ['{"a":-0}', '-0'],
  ['{"a":1e400}', '1e400'],
])('%s', (json, expected) => {
  expect(parseExactJson(json)).toEqual({ a: expected })
  expect(parseExactJson(`[${json}]`)).toEqual([{ a: expected }])
})

it('parses everything else like JSON.parse, and throws when the text is not JSON', () => {
  expect(parseExactJson('{"a":[null,true,"1",{"b":"Їжак"}]}')).toEqual({ a: [null, true, '1', { b: 'Їжак' }] })
  expect(() => parseExactJson('{"a":0123}')).toThrow(SyntaxError)
})
