import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex } from '../bytes.ts'
import { Curve, type CurveParameters } from './curve.ts'
import {
  decodePoint,
  decodeSignature,
  encodePoint,
  encodeSignature,
  isInSubgroup,
  publicPoint,
  randomScalar,
  sharedSecret,
  signHash,
  standardCurve,
  verifySignature,
} from './dstu4145.ts'
import { multiplySecret } from './ladder.ts'
import { multiplyPublic, oddMultiples } from './projective.ts'

/** DSTU 4145-2002, annex Б: the worked example on the 163-bit curve. */
const example: CurveParameters = {
  m: 163,
  middleExponents: [7, 6, 3],
  a: 1,
  b: 0x5ff6108462a2dc8210ab403925e638a19c1455d21n,
  order: 0x400000000000000000002bec12be2262d39bcf14dn,
  base: { x: 0x72d867f93a93ac27df9ff01affe74885c8c540420n, y: 0x0224a9c3947852b97c5599d5f4ab81122adc3fd9bn },
}
const d = 0x183f60fdf7951ff47d67193f8d073790c1c9b5a3en
const e = 0x1025e40bd97db012b7a1d79de8e12932d247f61c6n
// The standard prints the hash in big-endian order.
const hash = fromHex('09c9c44277910c9aaee486883a2eb95b7180166ddf73532eeb76edaef52247ff').toReversed()

test('the worked example of the standard', () => {
  const curve = new Curve(example)
  const signature = signHash(curve, hash, d, e)
  expect(signature).toEqual({
    r: 0x274ea2c0caa014a0d80a424f59ade7a93068d08a7n,
    s: 0x2100d86957331832b8e8c230f5bd6a332b3615acan,
  })
  expect(verifySignature(curve, hash, signature, publicPoint(curve, d))).toBe(true)
})

for (const m of [257, 431] as const) {
  const curve = standardCurve(m)
  const scalar = fc.bigInt({ min: 1n, max: curve.order - 1n })

  test(`m=${m}: the base point has the order of the standard`, () => {
    expect(isInSubgroup(curve, curve.base)).toBe(true)
    expect(multiplySecret(curve, 0n, curve.base)).toBeUndefined()
    expect(multiplySecret(curve, 1n, curve.base)).toEqual(curve.base)
    expect(multiplySecret(curve, curve.order - 1n, curve.base)).toEqual(curve.negate(curve.base))
  })

  test(`m=${m}: Montgomery ladder, windowed multiplication and affine addition agree`, () => {
    const table = oddMultiples(curve, curve.base, 5)
    fc.assert(
      fc.property(scalar, scalar, (a, b) => {
        const A = multiplySecret(curve, a, curve.base)
        const B = multiplySecret(curve, b, curve.base)
        const sum = curve.add(A, B)
        expect(multiplySecret(curve, (a + b) % curve.order, curve.base)).toEqual(sum)
        expect(
          multiplyPublic(curve, [
            { scalar: a, table },
            { scalar: b, table },
          ]).x(),
        ).toEqual(sum?.x)
      }),
      { numRuns: 5 },
    )
  })

  test(`m=${m}: a signature verifies only with its hash and key`, () => {
    fc.assert(
      fc.property(scalar, fc.uint8Array({ minLength: 32, maxLength: 64 }), (key, digest) => {
        const signature = signHash(curve, digest, key)
        const Q = publicPoint(curve, key)
        expect(verifySignature(curve, digest, signature, Q)).toBe(true)
        const decoded = decodeSignature(curve, encodeSignature(curve, signature))
        expect(decoded).toEqual(signature)
        const other = Uint8Array.from(digest)
        other[0] = (other[0] ?? 0) ^ 1
        expect(verifySignature(curve, other, signature, Q)).toBe(false)
        expect(verifySignature(curve, digest, { ...signature, s: signature.s + curve.order }, Q)).toBe(false)
        expect(verifySignature(curve, digest, { ...signature, r: 0n }, Q)).toBe(false)
        expect(verifySignature(curve, digest, signature, curve.negate(Q))).toBe(false)
      }),
      { numRuns: 5 },
    )
  })

  test(`m=${m}: a compressed point decodes to the same point, and both parties compute the same shared secret`, () => {
    fc.assert(
      fc.property(scalar, scalar, (a, b) => {
        const A = publicPoint(curve, a)
        const B = publicPoint(curve, b)
        expect(decodePoint(curve, encodePoint(curve, A))).toEqual(A)
        for (const cofactor of [true, false])
          expect(sharedSecret(curve, a, B, cofactor)).toBe(sharedSecret(curve, b, A, cofactor))
      }),
      { numRuns: 3 },
    )
  })
}

test('m=257: isInSubgroup rejects points outside the subgroup, which can be decompressed', () => {
  const curve = standardCurve(257)
  let outside = 0
  for (let i = 0; i < 24; i++) {
    try {
      if (!isInSubgroup(curve, curve.decompress(randomScalar(curve)))) outside++
    } catch {
      // About half of the x-coordinates have no point.
    }
  }
  expect(outside).toBeGreaterThan(0)
})

test('the trace of an element is the sum of its conjugates', () => {
  for (const m of [257, 431] as const) {
    const { field } = standardCurve(m)
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: (1n << BigInt(m)) - 1n }), (value) => {
        const conjugate = field.fromBigInt(value)
        const sum = conjugate.slice()
        for (let i = 1; i < m; i++) field.add(sum, sum, field.square(conjugate, conjugate))
        expect(field.toBigInt(sum)).toBe(BigInt(field.trace(field.fromBigInt(value))))
      }),
      { numRuns: 10 },
    )
  }
})
