import { Asn1Error, type Asn1 } from '../asn1/reader.ts'
import { equal } from '../bytes.ts'
import { digest } from '../digest.ts'
import { decodeSignature, encodeSignature } from '../math/dstu4145.ts'
import { oids } from '../oids.ts'
import type { PublicKey } from '../public-key.ts'
import { Refusal, unsupportedAlgorithm } from '../refusal.ts'
import { signatureDigest, verifyBytes } from '../signature.ts'
import { defaultSBoxes } from '../symmetric/gost28147.ts'
import type { Certificate } from '../x509/certificate.ts'
import { identifies } from './identifier.ts'
import type { SignedData, SignerInfo } from './signed-data.ts'

/** Digests of one content, each computed once per algorithm and S-boxes. */
export class ContentDigests {
  private readonly content: Uint8Array
  private readonly computed: Array<{ oid: string; sBoxes: Uint8Array | undefined; value: Uint8Array }> = []

  constructor(content: Uint8Array) {
    this.content = content
  }

  get(oid: string, sBoxes?: Uint8Array): Uint8Array {
    const same = (other: Uint8Array | undefined): boolean =>
      other === sBoxes || (other !== undefined && sBoxes !== undefined && equal(other, sBoxes))
    const found = this.computed.find((entry) => entry.oid === oid && same(entry.sBoxes))
    if (found) return found.value
    const value = digest(oid, this.content, sBoxes)
    this.computed.push({ oid, sBoxes, value })
    return value
  }
}

export interface VerifiedSignature {
  readonly certificate: Certificate
  readonly signature: Uint8Array
}

export interface SignerCheck {
  signedData: SignedData
  signer: SignerInfo
  digests: ContentDigests
  /** Where the signer's certificate is looked for: certificates of the message and of the trust store. */
  pool: readonly Certificate[]
  /** Optional for time-stamping authorities, which still use version 1 of the attribute, with SHA-1. */
  signingCertificate: 'required' | 'optional'
}

/**
 * Verifies that the certificate's key signed this content: the signed attributes content-type, message-digest and
 * signing-certificate, and the signature. Does not check whether the certificate is trusted.
 */
export function verifySigner({
  signedData,
  signer,
  digests,
  pool,
  signingCertificate,
}: SignerCheck): VerifiedSignature {
  const contentType = signer.signed.get(oids.contentType)
  const messageDigest = signer.signed.get(oids.messageDigest)
  if (!contentType || !messageDigest) throw new Refusal('invalid-signature', 'mandatory-attribute-missing')
  if (contentType.oid() !== signedData.contentType) throw new Refusal('content-mismatch', 'content-type')
  if (!signedData.digestAlgorithms.has(signer.digestAlgorithm))
    throw new Refusal('invalid-signature', 'digest-not-announced')
  if (signatureDigest(signer.signatureAlgorithm, signer.digestAlgorithm) !== signer.digestAlgorithm) {
    throw new Refusal('invalid-signature', 'digest-and-signature-disagree')
  }
  const certificate = findCertificate(signer, pool, signingCertificate)
  const key = certificate.publicKey
  const expected = digests.get(signer.digestAlgorithm, key.kind === 'dstu' ? key.sBoxes : undefined)
  if (!equal(messageDigest.octets(), expected)) throw new Refusal('content-mismatch', 'digest')
  const signature = unwrapSignature(signer.signature, key)
  const valid = verifyBytes({
    algorithm: signer.signatureAlgorithm,
    digest: signer.digestAlgorithm,
    key,
    data: signer.signedBytes,
    signature,
    wrapped: false,
  })
  if (!valid) throw new Refusal('invalid-signature', 'signature')
  return { certificate, signature: canonicalSignature(signature, key) }
}

/** One encoding for each DSTU signature, so that a replayed one has the same hash even when it is encoded differently. */
function canonicalSignature(signature: Uint8Array, key: PublicKey): Uint8Array {
  const decoded = key.kind === 'dstu' ? decodeSignature(key.curve, signature) : undefined
  return key.kind === 'dstu' && decoded ? encodeSignature(key.curve, decoded) : signature
}

/** Some implementations wrap the signature in an OCTET STRING, as certificates do. */
function unwrapSignature(signature: Uint8Array, key: PublicKey): Uint8Array {
  if (key.kind !== 'dstu') return signature
  return signature.length === 2 * key.curve.orderBytes + 2 &&
    signature[0] === 4 &&
    signature[1] === signature.length - 2
    ? signature.subarray(2)
    : signature
}

/**
 * Finds the certificate by the signer identifier, never by its position. When several match, it is the one whose hash
 * is in the signing-certificate attribute.
 */
function findCertificate(
  signer: SignerInfo,
  pool: readonly Certificate[],
  requirement: SignerCheck['signingCertificate'],
): Certificate {
  const named = pool.filter((certificate) => identifies(signer.id, certificate))
  if (named.length === 0) throw new Refusal('untrusted-signer', 'signer-certificate-missing')
  const attribute = signer.signed.get(oids.signingCertificateV2)
  if (!attribute) {
    if (requirement === 'required' && signer.signed.has(oids.signingCertificate))
      throw unsupportedAlgorithm('signing-certificate', oids.sha1)
    const [only, ...more] = named
    if (requirement === 'required' || !only || more.some((other) => other.sha256 !== only.sha256)) {
      throw new Refusal('invalid-signature', 'signing-certificate-missing')
    }
    return only
  }
  const certificate = named.find((candidate) => matchesSigningCertificate(attribute, candidate))
  if (!certificate) throw new Refusal('invalid-signature', 'signing-certificate-differs')
  return certificate
}

/** SigningCertificateV2 (RFC 5035): the first ESSCertIDv2 is the signer's; its default hash is SHA-256. */
function matchesSigningCertificate(attribute: Asn1, certificate: Certificate): boolean {
  const [identifiers] = attribute.sequence(1, 2)
  const parts = [...identifiers.sequence(1, 16)[0].sequence(1, 3)]
  const algorithm = parts[0]?.isOctets() ? undefined : parts.shift()
  const hash = parts.shift()
  const issuerSerial = parts.shift()
  if (!hash || parts.length > 0) throw new Asn1Error('signing certificate identifier')
  const oid = algorithm ? algorithm.sequence(1, 2)[0].oid() : oids.sha256
  if (!certificateHashes(oid, certificate).some((expected) => equal(hash.octets(), expected))) return false
  return issuerSerial === undefined || hasIssuerSerial(issuerSerial, certificate)
}

/** For GOST 34.311 the hash with the default S-boxes and, if they differ, also with the signer's. */
function certificateHashes(oid: string, { der, publicKey }: Certificate): Uint8Array[] {
  const hash = digest(oid, der)
  const ownSBoxes = oid === oids.gost34311 && publicKey.kind === 'dstu' && !equal(publicKey.sBoxes, defaultSBoxes)
  return ownSBoxes ? [hash, digest(oid, der, publicKey.sBoxes)] : [hash]
}

/** IssuerSerial (RFC 5035): GeneralNames with one directoryName, then the serial number. */
function hasIssuerSerial(element: Asn1, certificate: Certificate): boolean {
  const [generalNames, serial] = element.sequence(2, 3)
  const [name] = generalNames.sequence(1, 1)
  return equal(name.explicit(4).der, certificate.issuer.der) && equal(serial.der, certificate.serialDer)
}
