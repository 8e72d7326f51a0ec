import { createPublicKey, type KeyObject } from 'node:crypto'
import { parse, Tag, type Asn1 } from './asn1/reader.ts'
import { bigFromBe, bigFromLe } from './bytes.ts'
import { PointError, type Curve, type Point } from './math/curve.ts'
import {
  decodePoint,
  isCurveSize,
  isInSubgroup,
  standardCurve,
  standardParameters,
  type CurveSize,
} from './math/dstu4145.ts'
import { oids } from './oids.ts'
import { Refusal, unsupportedAlgorithm } from './refusal.ts'
import { defaultSBoxes } from './symmetric/gost28147.ts'

export interface DstuParameters {
  readonly curve: Curve
  readonly sBoxes: Uint8Array
}

/** A DSTU 4145 public key. The point is decoded and checked to be in the prime-order subgroup on first use. */
export class DstuPublicKey {
  readonly kind = 'dstu'
  readonly curve: Curve
  readonly sBoxes: Uint8Array
  readonly octets: Uint8Array
  private decodedPoint: Point | undefined

  constructor(parameters: DstuParameters, octets: Uint8Array) {
    this.curve = parameters.curve
    this.sBoxes = parameters.sBoxes
    this.octets = octets
  }

  /** Throws PointError when the octets are not a valid public key. */
  get point(): Point {
    if (!this.decodedPoint) {
      const point = decodePoint(this.curve, this.octets)
      if (!isInSubgroup(this.curve, point)) throw new PointError('point outside the subgroup')
      this.decodedPoint = point
    }
    return this.decodedPoint
  }
}

/** An RSA or ECDSA key, which OpenSSL handles. */
export interface NativePublicKey {
  readonly kind: 'rsa' | 'ec'
  readonly key: KeyObject
}

export type PublicKey = DstuPublicKey | NativePublicKey

const dstuKeyOids: ReadonlySet<string> = new Set([
  oids.dstu4145,
  oids.dstu4145Kupyna256,
  oids.dstu4145Kupyna256Polynomial,
  oids.dstu4145Kupyna384Polynomial,
  oids.dstu4145Kupyna512Polynomial,
])

export function isDstuKeyOid(oid: string): boolean {
  return dstuKeyOids.has(oid)
}

/** SubjectPublicKeyInfo of a certificate. */
export function readPublicKey(info: Asn1): PublicKey {
  const [algorithm, bits] = info.sequence(2, 2)
  const [oidElement, parameters] = algorithm.sequence(1, 2)
  const oid = oidElement.oid()
  if (isDstuKeyOid(oid)) {
    if (!parameters) throw new Refusal('unsupported-algorithm', 'key-parameters')
    return new DstuPublicKey(readDstuParameters(parameters), parse(bits.bits()).octets())
  }
  if (oid === oids.rsaEncryption) return readRsaKey(info)
  if (oid === oids.ecPublicKey) return readEcKey(info, parameters)
  throw unsupportedAlgorithm('public-key', oid)
}

function readRsaKey(info: Asn1): NativePublicKey {
  const key = readNativeKey(info, oids.rsaEncryption)
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (bits < 2048) throw new Refusal('unsupported-algorithm', 'rsa-too-short', { found: `RSA-${bits}` })
  return { kind: 'rsa', key }
}

function readEcKey(info: Asn1, parameters: Asn1 | undefined): NativePublicKey {
  const curve = parameters?.is(Tag.oid) ? parameters.oid() : undefined
  if (curve === undefined)
    throw new Refusal('unsupported-algorithm', 'curve', { found: 'EC curve with explicit parameters' })
  if (curve !== oids.p256 && curve !== oids.p384) throw unsupportedAlgorithm('curve', curve)
  return { kind: 'ec', key: readNativeKey(info, curve) }
}

function readNativeKey(info: Asn1, oid: string): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(info.der), format: 'der', type: 'spki' })
  } catch (cause) {
    throw unsupportedAlgorithm('public-key', oid, cause)
  }
}

/**
 * DSTU4145Params: a named curve or explicit curve parameters, then optional S-boxes. Explicit parameters must equal
 * one of the two accepted curves, base point included: who may choose the base point can forge signatures.
 */
export function readDstuParameters(element: Asn1): DstuParameters {
  const [curve, sBoxes] = element.sequence(1, 2)
  return parametersOf(curve, sBoxes, bigFromLe)
}

/** The same parameters in an old Key-6.dat: big-endian numbers, and the S-boxes twice. */
export function readKey6Parameters(element: Asn1): DstuParameters {
  const [curve, sBoxes] = element.sequence(1, 3)
  return parametersOf(curve, sBoxes, bigFromBe)
}

function parametersOf(
  curve: Asn1,
  sBoxesElement: Asn1 | undefined,
  toNumber: (bytes: Uint8Array) => bigint,
): DstuParameters {
  const sBoxes = sBoxesElement ? sBoxesElement.octets() : defaultSBoxes
  if (sBoxes.length !== 64) throw new Refusal('unsupported-algorithm', 's-boxes')
  const size = curve.is(Tag.oid) ? namedCurve(curve.oid()) : explicitCurve(curve, toNumber)
  return { curve: standardCurve(size), sBoxes: Uint8Array.from(sBoxes) }
}

function namedCurve(oid: string): CurveSize {
  if (oid === `${oids.dstu4145NamedCurve}.6`) return 257
  if (oid === `${oids.dstu4145NamedCurve}.9`) return 431
  throw unsupportedAlgorithm('curve', oid)
}

function explicitCurve(element: Asn1, toNumber: (bytes: Uint8Array) => bigint): CurveSize {
  const [field, a, b, order, base] = element.sequence(5, 5)
  const [mElement, middleExponents] = field.sequence(2, 2)
  const m = mElement.int()
  if (!isCurveSize(m)) throw new Refusal('unsupported-algorithm', 'curve', { found: `DSTU 4145 curve, m = ${m}` })
  const expected = standardParameters(m)
  const exponents = (middleExponents.is(Tag.integer) ? [middleExponents] : middleExponents.sequence(3, 3)).map(
    (element_) => element_.int(),
  )
  const same =
    exponents.toSorted((x, y) => y - x).join() === expected.middleExponents.join() &&
    a.int() === expected.a &&
    toNumber(b.octets()) === expected.b &&
    order.unsigned() === expected.order &&
    'compressed' in expected.base &&
    toNumber(base.octets()) === expected.base.compressed
  if (!same)
    throw new Refusal('unsupported-algorithm', 'curve', { found: `DSTU 4145 curve with other parameters, m = ${m}` })
  return m
}
