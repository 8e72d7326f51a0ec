import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase64Text } from './base64.ts'

const text = (value: string): Uint8Array => new TextEncoder().encode(value)

test('decodes what Buffer encoded, in one line or in many', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.nat(80), (bytes, width) => {
      const encoded = Buffer.from(bytes).toString('base64')
      const lines = encoded.replace(new RegExp(`.{${width + 1}}`, 'g'), '$&\r\n')
      expect(decodeBase64Text(text(encoded))).toEqual(Uint8Array.from(bytes))
      expect(decodeBase64Text(text(lines))).toEqual(Uint8Array.from(bytes))
    }),
  )
})

test.each([
  '',
  ' \n',
  '=',
  'A',
  'AA',
  'AAA',
  'AAAAA',
  'AA=',
  'A===',
  'AAAA=',
  'AAAA====',
  'AA==AA==',
  'AA=A',
  'AAA-',
  'AA_A',
  'AAA\u0000',
])('refuses %j', (value) => {
  expect(decodeBase64Text(text(value))).toBeUndefined()
})
