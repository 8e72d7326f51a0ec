import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex, toHex } from '../bytes.ts'
import { defaultSBoxes, Gost28147 } from './gost28147.ts'
import { gost34311, Gost34311 } from './gost34311.ts'
import { HmacGost34311, pbkdf2Gost34311 } from './pbkdf2-gost.ts'
import { unwrapKeyGost, wrapKeyGost } from './key-wrap.ts'

const run = (length: number, first = 0): Uint8Array => Uint8Array.from({ length }, (_, i) => first + i)
const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const bytes = (length: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: length, maxLength: length })

test('GOST 34.311: known answer with the default S-boxes', () => {
  expect(toHex(gost34311(text('abc')))).toBe('a34a53504d8ba070cb73a583146167a0a3c226d793440d9cea24465fe02251f2')
})

/** The "test parameters" S-boxes of the annex to GOST R 34.11-94, used by the examples of RFC 5831 §7. */
const testSBoxes = packSBoxes([
  '4a92d80e6b1c7f53',
  'eb4c6dfa23810759',
  '581da342efc7609b',
  '7da1089fe46cb253',
  '6c715fd84a9e03b2',
  '4ba0721d36859cfe',
  'db413f590ae7682c',
  '1fd057a4923e6b8c',
])
function packSBoxes(rows: string[]): Uint8Array {
  return fromHex(rows.join(''))
}

const hash = (message: string): string => toHex(gost34311(text(message), testSBoxes).toReversed())

test('GOST 34.311: RFC 5831 §7.3 examples', () => {
  expect(hash('This is message, length=32 bytes')).toBe(
    'faff37a615a816691cff3ef8b68ca247e09525f39f8119832eb81975d366c4b1',
  )
  expect(hash('Suppose the original message has length = 50 bytes')).toBe(
    '0852f5623b89dd57aeb4781fe54df14eeafbc1350613763a0d770aa657ba1a47',
  )
})

test('GOST 34.311: the digest does not depend on how the data is divided', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 6 }), (chunks) => {
      const hasher = new Gost34311()
      for (const chunk of chunks) hasher.update(chunk)
      expect(hasher.digest()).toEqual(gost34311(Buffer.concat(chunks)))
    }),
  )
})

test('GOST 28147: cipher feedback, known answer', () => {
  expect(toHex(new Gost28147(run(32)).encryptCfb(run(8), run(16)))).toBe('e392a37ef6b3d868214f2d1a77513d2b')
})

test('GOST 28147: decryption reverses encryption, for every length', () => {
  fc.assert(
    fc.property(bytes(32), bytes(8), fc.uint8Array({ maxLength: 70 }), (key, iv, data) => {
      const cipher = new Gost28147(key)
      expect(cipher.decryptCfb(iv, cipher.encryptCfb(iv, data))).toEqual(Uint8Array.from(data))
      const whole = data.subarray(0, data.length & ~7)
      expect(cipher.decryptEcb(cipher.encryptEcb(whole))).toEqual(Uint8Array.from(whole))
    }),
  )
})

test('GOST 28147: key wrap, known answer and checksum', () => {
  const wrapped = wrapKeyGost(run(32), run(32, 32), run(8))
  expect(toHex(wrapped)).toBe(
    '3491e9ce01c25709ebfd3a2722b4a98e1349397e534e488bec4c0420b80cf211d58c1e38b1123f705363f5a7',
  )
  expect(unwrapKeyGost(run(32), wrapped)).toEqual(run(32, 32))
  wrapped[20] = (wrapped[20] ?? 0) ^ 1
  expect(unwrapKeyGost(run(32), wrapped)).toBeUndefined()
  expect(unwrapKeyGost(run(32), wrapped.subarray(1))).toBeUndefined()
})

test('different S-boxes give different ciphertexts', () => {
  expect(new Gost28147(run(32), testSBoxes).encryptEcb(run(8))).not.toEqual(
    new Gost28147(run(32), defaultSBoxes).encryptEcb(run(8)),
  )
})

test('PBKDF2 with one and two iterations follows RFC 8018', () => {
  const hmac = new HmacGost34311(text('password'))
  const first = hmac.digest(Buffer.concat([run(32), Uint8Array.of(0, 0, 0, 1)]))
  expect(pbkdf2Gost34311(text('password'), run(32), 1)).toEqual(first)
  const second = hmac.digest(first)
  expect(pbkdf2Gost34311(text('password'), run(32), 2)).toEqual(first.map((byte, i) => byte ^ (second[i] ?? 0)))
})
