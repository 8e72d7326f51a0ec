import { constants, verify as verifyNative } from 'node:crypto'
import { parse } from './asn1/reader.ts'
import { digest } from './digest.ts'
import { decodeSignature, verifySignature } from './math/dstu4145.ts'
import { oids } from './oids.ts'
import type { PublicKey } from './public-key.ts'
import { unsupportedAlgorithm } from './refusal.ts'

/** Signature algorithms and their digests. `rsaEncryption`, which names no digest, is not among them: only CMS uses it. */
const algorithms: Readonly<Record<string, { key: PublicKey['kind']; digest: string }>> = {
  [oids.dstu4145]: { key: 'dstu', digest: oids.gost34311 },
  [oids.dstu4145Kupyna256]: { key: 'dstu', digest: oids.kupyna256 },
  [oids.dstu4145Kupyna256Polynomial]: { key: 'dstu', digest: oids.kupyna256 },
  [oids.dstu4145Kupyna384Polynomial]: { key: 'dstu', digest: oids.kupyna384 },
  [oids.dstu4145Kupyna512Polynomial]: { key: 'dstu', digest: oids.kupyna512 },
  [oids.rsaSha256]: { key: 'rsa', digest: oids.sha256 },
  [oids.rsaSha384]: { key: 'rsa', digest: oids.sha384 },
  [oids.rsaSha512]: { key: 'rsa', digest: oids.sha512 },
  [oids.ecdsaSha256]: { key: 'ec', digest: oids.sha256 },
  [oids.ecdsaSha384]: { key: 'ec', digest: oids.sha384 },
  [oids.ecdsaSha512]: { key: 'ec', digest: oids.sha512 },
}

const nativeDigests: Readonly<Record<string, string>> = {
  [oids.sha256]: 'sha256',
  [oids.sha384]: 'sha384',
  [oids.sha512]: 'sha512',
}

/** The digest of a signature algorithm. For `rsaEncryption` it is the SignerInfo's digestAlgorithm. */
export function signatureDigest(algorithm: string, digestAlgorithm?: string): string {
  if (algorithm === oids.rsaEncryption && digestAlgorithm !== undefined && nativeDigests[digestAlgorithm])
    return digestAlgorithm
  const known = algorithms[algorithm]
  if (!known) throw unsupportedAlgorithm('signature', algorithm)
  return known.digest
}

export interface SignedBytes {
  algorithm: string
  /** OID from `signatureDigest`. */
  digest: string
  key: PublicKey
  data: Uint8Array
  signature: Uint8Array
  /** Whether a DSTU signature is wrapped in an OCTET STRING, as in certificates but not in CMS. */
  wrapped: boolean
}

/** Whether the signature was made with the key. Algorithms that are not in the list are refused. */
export function verifyBytes({ algorithm, digest: digestOid, key, data, signature, wrapped }: SignedBytes): boolean {
  const expected = algorithm === oids.rsaEncryption ? 'rsa' : algorithms[algorithm]?.key
  if (expected === undefined) throw unsupportedAlgorithm('signature', algorithm)
  if (expected !== key.kind) return false
  if (key.kind === 'dstu') {
    const octets = wrapped ? parse(signature).octets() : signature
    const decoded = decodeSignature(key.curve, octets)
    return decoded !== undefined && verifySignature(key.curve, digest(digestOid, data, key.sBoxes), decoded, key.point)
  }
  const name = nativeDigests[digestOid]
  if (name === undefined) throw unsupportedAlgorithm('digest', digestOid)
  const nativeKey =
    key.kind === 'rsa'
      ? { key: key.key, padding: constants.RSA_PKCS1_PADDING }
      : { key: key.key, dsaEncoding: 'der' as const }
  try {
    return verifyNative(name, data, nativeKey, signature)
  } catch {
    // OpenSSL throws for some values that are not signatures.
    return false
  }
}
