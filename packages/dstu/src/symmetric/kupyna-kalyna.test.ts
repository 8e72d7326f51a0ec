import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '../bytes.ts'
import { Kalyna256 } from './kalyna.ts'
import { kupyna, Kupyna } from './kupyna.ts'
import { unwrapKeyKalyna, wrapKeyKalyna } from './key-wrap.ts'

const run = (length: number, first = 0): Uint8Array => Uint8Array.from({ length }, (_, i) => first + i)

test('Kupyna: the examples of DSTU 7564, annex Б', () => {
  expect(toHex(kupyna(run(64), 256))).toBe('08f4ee6f1be6903b324c4e27990cb24ef69dd58dbe84813ee0a52f6631239875')
  expect(toHex(kupyna(new Uint8Array(), 256))).toBe('cd5101d1ccdf0d1d1f4ada56e888cd724ca1a0838a3521e7131d4fb78d0f5eb6')
  expect(toHex(kupyna(run(95), 384))).toBe(
    'd9021692d84e5175735654846ba751e6d0ed0fac36dfbc0841287dcb0b5584c75016c3decc2a6e47c50b2f3811e351b8',
  )
  expect(toHex(kupyna(run(64), 512))).toBe(
    '3813e2109118cdfb5a6d5e72f7208dccc80a2dfb3afdfb02f46992b5edbe536b3560dd1d7e29c6f53978af58b444e37ba685c0dd910533ba5d78efffc13de62a',
  )
})

test('Kupyna-256 of "abc", as computed by UAPKI', () => {
  expect(toHex(kupyna(new TextEncoder().encode('abc'), 256))).toBe(
    '0bd1b36109f1318411a0517315aa46b8839df06622a278676f5487996c9cfc04',
  )
})

test('Kupyna: the digest does not depend on how the data is divided', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 }),
      fc.constantFrom(256, 384, 512),
      (chunks, bits) => {
        const hasher = new Kupyna(bits)
        for (const chunk of chunks) hasher.update(chunk)
        expect(hasher.digest()).toEqual(kupyna(Buffer.concat(chunks), bits))
      },
    ),
  )
})

test('Kalyna-256/256: the example of DSTU 7624, annex', () => {
  expect(toHex(new Kalyna256(run(32)).encryptBlock(run(32, 32)))).toBe(
    'f66e3d570ec92135aedae323dcbd2a8ca03963ec206a0d5a88385c24617fd92c',
  )
})

test('Kalyna: decryption reverses encryption and unwrapping reverses wrapping', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(bytes, bytes, fc.uint8Array({ maxLength: 100 }), (key, iv, data) => {
      const cipher = new Kalyna256(key)
      expect(cipher.decryptCfb(iv, cipher.encryptCfb(iv, data))).toEqual(Uint8Array.from(data))
      const wrapped = wrapKeyKalyna(key, run(32), iv)
      expect(unwrapKeyKalyna(key, wrapped)).toEqual(run(32))
      wrapped[50] = (wrapped[50] ?? 0) ^ 1
      expect(unwrapKeyKalyna(key, wrapped)).toBeUndefined()
    }),
  )
})
