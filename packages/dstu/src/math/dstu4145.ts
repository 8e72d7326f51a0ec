import { randomBytes } from 'node:crypto'
import { bigFromBe, bigFromLe, bigToLe } from '../bytes.ts'
import { Curve, PointError, type CurveParameters, type Point } from './curve.ts'
import { multiplySecret } from './ladder.ts'
import { multiplyPublic, oddMultiples, type OddMultiples } from './projective.ts'

/** The two curves of DSTU 4145-2002 (annex Г) that Ukrainian CAs use; no other is accepted. */
const parametersBySize: Record<257 | 431, CurveParameters> = {
  257: {
    m: 257,
    middleExponents: [12],
    a: 0,
    b: 0x1cef494720115657e18f938d7a7942394ff9425c1458c57861f9eea6adbe3be10n,
    order: 0x800000000000000000000000000000006759213af182e987d3e17714907d470dn,
    base: { compressed: 0x2a29ef207d0e9b6c55cd260b306c7e007ac491ca1b10c62334a9e8dcd8d20fb6n },
  },
  431: {
    m: 431,
    middleExponents: [5, 3, 1],
    a: 1,
    b: 0x3ce10490f6a708fc26dfe8c3d27c4f94e690134d5bff988d8d28aaeaede975936c66bac536b18ae2dc312ca493117daa469c640caf3n,
    order:
      0x3fffffffffffffffffffffffffffffffffffffffffffffffffffffba3175458009a8c0a724f02f81aa8a1fcbaf80d90c7a95110504cfn,
    base: {
      compressed:
        0x1a62ba79d98133a16bbae7ed9a8e03c32e0824d57aef72f88986874e5aae49c27bed49a2a95058068426c2171e99fd3b43c5947c857cn,
    },
  },
}

export type CurveSize = keyof typeof parametersBySize

const curves = new Map<CurveSize, Curve>()

export function isCurveSize(m: number): m is CurveSize {
  return m === 257 || m === 431
}

/** The field size of one of the two accepted curves. */
export function curveSize(curve: Curve): CurveSize {
  if (isCurveSize(curve.m)) return curve.m
  throw new RangeError('not an accepted curve')
}

export function standardCurve(m: CurveSize): Curve {
  let curve = curves.get(m)
  if (!curve) curves.set(m, (curve = new Curve(parametersBySize[m])))
  return curve
}

export function standardParameters(m: CurveSize): CurveParameters {
  return parametersBySize[m]
}

export interface Signature {
  readonly r: bigint
  readonly s: bigint
}

/** Converts the hash to a field element (DSTU 4145 §5.9): its low m bits, little-endian; 1 instead of 0. */
function hashToField(curve: Curve, hash: Uint8Array): Int32Array {
  const value = BigInt.asUintN(curve.m, bigFromLe(hash))
  return curve.field.fromBigInt(value === 0n ? 1n : value)
}

/** The r of a signature: the product of hash and x-coordinate, truncated to one bit less than the order (§5.10). */
function computeR(curve: Curve, hash: Int32Array, x: Int32Array): bigint {
  const f = curve.field
  return BigInt.asUintN(curve.orderBits - 1, f.toBigInt(f.multiply(f.zero(), hash, x)))
}

const baseTables = new WeakMap<Curve, OddMultiples>()
const pointTables = new WeakMap<Point, OddMultiples>()

function tableFor(curve: Curve, point: Point): OddMultiples {
  const cache = point === curve.base ? baseTables.get(curve) : pointTables.get(point)
  if (cache) return cache
  const table = oddMultiples(curve, point, point === curve.base ? 7 : 5)
  if (point === curve.base) baseTables.set(curve, table)
  else pointTables.set(point, table)
  return table
}

/** Whether the signature of the hash was made with the key. The public key must have passed `isInSubgroup`. */
export function verifySignature(curve: Curve, hash: Uint8Array, signature: Signature, publicKey: Point): boolean {
  const { r, s } = signature
  if (r <= 0n || s <= 0n || r >= curve.order || s >= curve.order) return false
  const x = multiplyPublic(curve, [
    { scalar: s, table: tableFor(curve, curve.base) },
    { scalar: r, table: tableFor(curve, publicKey) },
  ]).x()
  return x !== undefined && computeR(curve, hashToField(curve, hash), x) === r
}

/** Signs the hash. `ephemeral` is only for known-answer tests. */
export function signHash(curve: Curve, hash: Uint8Array, privateKey: bigint, ephemeral?: bigint): Signature {
  const element = hashToField(curve, hash)
  for (;;) {
    const e = ephemeral ?? randomScalar(curve)
    const point = multiplySecret(curve, e, curve.base)
    if (!point || curve.field.isZero(point.x)) continue
    const r = computeR(curve, element, point.x)
    const s = (e + privateKey * r) % curve.order
    if (r !== 0n && s !== 0n) return { r, s }
    if (ephemeral !== undefined) throw new RangeError('unusable ephemeral key')
  }
}

/** Whether the point is on the curve and in the prime-order subgroup of the base point. */
export function isInSubgroup(curve: Curve, point: Point): boolean {
  if (curve.field.isZero(point.x) || !curve.contains(point)) return false
  return multiplyPublic(curve, [{ scalar: curve.order, table: tableFor(curve, point) }]).isInfinity
}

/** Uniform from 1 to order − 1; 64 extra random bits make the modulo bias negligible. */
export function randomScalar(curve: Curve, random: (length: number) => Uint8Array = randomBytes): bigint {
  return (bigFromBe(random(curve.orderBytes + 8)) % (curve.order - 1n)) + 1n
}

/** The public key Q = −dP of the private key d. */
export function publicPoint(curve: Curve, privateKey: bigint): Point {
  const point = multiplySecret(curve, privateKey, curve.base)
  if (!point) throw new RangeError('private key out of range')
  return curve.negate(point)
}

/**
 * The x-coordinate of the shared point (ECDH). The point must have passed `isInSubgroup`. The scalar is blinded with a
 * multiple of the order, since an attacker may choose the point.
 */
export function sharedSecret(curve: Curve, privateKey: bigint, publicKey: Point, cofactor: boolean): bigint {
  const scalar = cofactor ? (privateKey * curve.cofactor) % curve.order : privateKey
  const blind = (bigFromBe(randomBytes(4)) | 0x80000000n) * curve.order
  const point = multiplySecret(curve, scalar + blind, publicKey)
  if (!point) throw new PointError('shared point at infinity')
  return curve.field.toBigInt(point.x)
}

/** Encodes r, then s: little-endian, each with the byte length of the order. */
export function encodeSignature(curve: Curve, { r, s }: Signature): Uint8Array {
  const out = new Uint8Array(2 * curve.orderBytes)
  out.set(bigToLe(r, curve.orderBytes))
  out.set(bigToLe(s, curve.orderBytes), curve.orderBytes)
  return out
}

/** Undefined unless r and s have the byte length of the order or, as some implementations pad them, of the field. */
export function decodeSignature(curve: Curve, bytes: Uint8Array): Signature | undefined {
  if (bytes.length !== 2 * curve.orderBytes && bytes.length !== 2 * curve.fieldBytes) return undefined
  const half = bytes.length / 2
  return { r: bigFromLe(bytes.subarray(0, half)), s: bigFromLe(bytes.subarray(half)) }
}

export function encodePoint(curve: Curve, point: Point): Uint8Array {
  return bigToLe(curve.compress(point), curve.fieldBytes)
}

/** Decodes a little-endian compressed point. Throws PointError. Does not check that the point is in the subgroup. */
export function decodePoint(curve: Curve, bytes: Uint8Array): Point {
  if (bytes.length !== curve.fieldBytes) throw new PointError('wrong length of a point')
  return curve.decompress(bigFromLe(bytes))
}
