import { context, nullValue, octetString, oid, sequence } from '../asn1/writer.ts'
import { bigToBe, concat } from '../bytes.ts'
import { digest } from '../digest.ts'
import type { Point } from '../math/curve.ts'
import { sharedSecret } from '../math/dstu4145.ts'
import { oids } from '../oids.ts'
import { scalarOf, type PrivateKey } from '../private-key.ts'
import { unsupportedAlgorithm } from '../refusal.ts'

interface KeyAgreementScheme {
  readonly cofactor: boolean
  readonly digest: string
}

const schemes: Readonly<Record<string, KeyAgreementScheme>> = {
  [oids.dhCofactorGost]: { cofactor: true, digest: oids.gost34311 },
  [oids.dhStandardGost]: { cofactor: false, digest: oids.gost34311 },
  [oids.dhCofactorKupyna]: { cofactor: true, digest: oids.kupyna256 },
  [oids.dhStandardKupyna]: { cofactor: false, digest: oids.kupyna256 },
}

export interface KekInput {
  agreement: string
  wrap: string
  privateKey: PrivateKey
  /** Must have been checked to be in the prime-order subgroup. */
  publicPoint: Point
  ukm: Uint8Array | undefined
}

/** Derives the key-encryption key (RFC 5753) from our private key and the other party's public key. */
export function deriveKek({ agreement, wrap, privateKey, publicPoint, ukm }: KekInput): Uint8Array {
  const scheme = schemes[agreement]
  if (!scheme) throw unsupportedAlgorithm('key-agreement', agreement)
  const { curve } = privateKey
  const shared = bigToBe(sharedSecret(curve, scalarOf(privateKey), publicPoint, scheme.cofactor), curve.fieldBytes)
  // With GOST 34.311 the shared secret is hashed without its leading zero bytes, with Kupyna at full length.
  const sharedBytes = scheme.digest === oids.gost34311 ? withoutLeadingZeros(shared) : shared
  return digest(scheme.digest, concat(sharedBytes, Uint8Array.of(0, 0, 0, 1), sharedInfo(wrap, ukm)))
}

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0)
  return first < 0 ? new Uint8Array() : bytes.subarray(first)
}

/** ECC-CMS-SharedInfo (RFC 5753) for a 256-bit key. */
function sharedInfo(wrap: string, ukm: Uint8Array | undefined): Uint8Array {
  return sequence(
    sequence(oid(wrap), nullValue()),
    ...(ukm ? [context(0, octetString(ukm))] : []),
    context(2, octetString(Uint8Array.of(0, 0, 1, 0))),
  )
}
