import * as asn1 from '../asn1/writer.ts'
import { randomBytes } from 'node:crypto'
import { concat } from '../bytes.ts'
import { digest } from '../digest.ts'
import { oids } from '../oids.ts'
import type { Certificate } from '../x509/certificate.ts'
import { signBytes, type TestIdentity } from './issue.ts'

/** A deliberate fault that the verifier must detect. */
export type SignatureFault =
  | 'wrong-digest'
  | 'empty-digest'
  | 'no-signed-attributes'
  | 'no-content-type'
  | 'other-content-type'
  | 'duplicate-attribute'
  | 'two-values'
  | 'no-signing-certificate'
  | 'other-signing-certificate'
  | 'broken-signature'
  | 'zero-signature'
  | 'no-signer'
  | 'digest-not-announced'

export interface SignOptions {
  /** Make a detached signature. */
  detached?: boolean
  /** The attribute signing-time; null for none. Default: now. */
  signingTime?: Date | null
  /** Authority for a timestamp over the content, in the signed attributes, as Diia does. */
  timestamp?: TestIdentity
  /** Authority for a timestamp over the signature, in the unsigned attributes. */
  signatureTimestamp?: TestIdentity
  /** Makes further unsigned attributes from the signature. */
  unsignedAttributes?: (signature: Uint8Array) => readonly Uint8Array[]
  /** Further signed attributes. */
  signedAttributes?: readonly Uint8Array[]
  /** The time in the timestamps. Default: the signing time. */
  timestampTime?: Date
  /** Timestamp this instead of the content. */
  timestampOf?: Uint8Array
  /** Certificates to add to those of the signers. */
  chain?: readonly Certificate[]
  omitCertificate?: boolean
  signerId?: 'issuer-serial' | 'key-id'
  /** Digest algorithm of the content and the attributes. Default GOST 34.311. */
  digest?: TestDigest
  /** Further signers of the same content. */
  moreSigners?: readonly TestIdentity[]
  corrupt?: SignatureFault
}

export type TestDigest = 'gost-34.311' | 'kupyna-256' | 'kupyna-384' | 'kupyna-512'

const digests: Record<TestDigest, { digest: string; signature: string }> = {
  'gost-34.311': { digest: oids.gost34311, signature: oids.dstu4145 },
  'kupyna-256': { digest: oids.kupyna256, signature: oids.dstu4145Kupyna256Polynomial },
  'kupyna-384': { digest: oids.kupyna384, signature: oids.dstu4145Kupyna384Polynomial },
  'kupyna-512': { digest: oids.kupyna512, signature: oids.dstu4145Kupyna512Polynomial },
}

interface SignerParts {
  info: Uint8Array
  certificate: Certificate
}

/** Makes a CMS SignedData (CAdES-BES) with DSTU 4145; by default with GOST 34.311 and attached content. */
export function sign(content: Uint8Array, signer: TestIdentity, options: SignOptions = {}): Uint8Array {
  const signers = [signer, ...(options.moreSigners ?? [])].map((identity) =>
    signerInfo(content, identity, oids.data, options),
  )
  return wrapSigned(content, oids.data, signers, options)
}

function algorithmsOf({ digest: name = 'gost-34.311' }: SignOptions): { digest: string; signature: string } {
  return digests[name]
}

function wrapSigned(
  content: Uint8Array,
  contentType: string,
  signers: readonly SignerParts[],
  options: SignOptions,
): Uint8Array {
  const { detached, omitCertificate, chain = [], corrupt } = options
  const certificates = omitCertificate ? [...chain] : [...signers.map((signer) => signer.certificate), ...chain]
  const announced = corrupt === 'digest-not-announced' ? oids.sha256 : algorithmsOf(options).digest
  return asn1.sequence(
    asn1.oid(oids.signedData),
    asn1.context(
      0,
      asn1.sequence(
        asn1.integer(contentType === oids.data ? 1 : 3),
        asn1.setOf(asn1.sequence(asn1.oid(announced))),
        asn1.sequence(asn1.oid(contentType), ...(detached ? [] : [asn1.context(0, asn1.octetString(content))])),
        ...(certificates.length > 0 ? [asn1.context(0, ...certificates.map((certificate) => certificate.der))] : []),
        asn1.setOf(...(corrupt === 'no-signer' ? [] : signers.map((signer) => signer.info))),
      ),
    ),
  )
}

function signerInfo(
  content: Uint8Array,
  identity: TestIdentity,
  contentType: string,
  options: SignOptions,
): SignerParts {
  const { certificate } = identity
  const { corrupt, signerId = 'issuer-serial' } = options
  const algorithms = algorithmsOf(options)
  const attributes = asn1.setOf(...signedAttributes(content, identity, contentType, options))
  const signature = brokenSignature(signBytes(identity.privateKey, attributes, algorithms.digest), corrupt)
  const implicit = Uint8Array.from(attributes)
  implicit[0] = 0xa0
  const { subjectKeyId } = certificate.extensions
  const byKey = signerId === 'key-id' && subjectKeyId !== undefined
  const { signatureTimestamp } = options
  const unsigned = [
    ...(signatureTimestamp
      ? [attribute(oids.signatureTimeStamp, timestamp(signature, signatureTimestamp, timestampTimeOf(options)))]
      : []),
    ...(options.unsignedAttributes?.(signature) ?? []),
  ]
  const info = asn1.sequence(
    asn1.integer(byKey ? 3 : 1),
    byKey ? asn1.contextPrimitive(0, subjectKeyId) : issuerAndSerial(certificate),
    asn1.sequence(asn1.oid(algorithms.digest)),
    ...(corrupt === 'no-signed-attributes' ? [] : [implicit]),
    asn1.sequence(asn1.oid(algorithms.signature)),
    asn1.octetString(signature),
    ...(unsigned.length > 0 ? [asn1.context(1, ...unsigned)] : []),
  )
  return { info, certificate }
}

function brokenSignature(signature: Uint8Array, corrupt: SignatureFault | undefined): Uint8Array {
  if (corrupt === 'zero-signature') return new Uint8Array(signature.length)
  return corrupt === 'broken-signature' ? signature.map((byte, i) => (i === 3 ? byte ^ 1 : byte)) : signature
}

function signedAttributes(
  content: Uint8Array,
  { certificate, privateKey }: TestIdentity,
  contentType: string,
  options: SignOptions,
): Uint8Array[] {
  const { corrupt, signingTime = new Date() } = options
  const hash = digest(
    algorithmsOf(options).digest,
    corrupt === 'wrong-digest' ? concat(content, Uint8Array.of(0)) : content,
    privateKey.sBoxes,
  )
  const messageDigest = attribute(
    oids.messageDigest,
    asn1.octetString(corrupt === 'empty-digest' ? new Uint8Array() : hash),
  )
  const type = corrupt === 'other-content-type' ? oids.envelopedData : contentType
  const extra = corrupt === 'two-values' ? [asn1.octetString(new Uint8Array(32))] : []
  return [
    ...(corrupt === 'no-content-type' ? [] : [attribute(oids.contentType, asn1.oid(type))]),
    extra.length > 0 ? attribute(oids.messageDigest, asn1.octetString(hash), ...extra) : messageDigest,
    ...(corrupt === 'duplicate-attribute' ? [attribute(oids.messageDigest, asn1.octetString(new Uint8Array(32)))] : []),
    ...(signingTime === null ? [] : [attribute(oids.signingTime, asn1.time(signingTime))]),
    ...(corrupt === 'no-signing-certificate'
      ? []
      : [attribute(oids.signingCertificateV2, signingCertificate(certificate, corrupt))]),
    ...(options.signedAttributes ?? []),
    ...(options.timestamp
      ? [
          attribute(
            oids.contentTimeStamp,
            timestamp(options.timestampOf ?? content, options.timestamp, timestampTimeOf(options)),
          ),
        ]
      : []),
  ]
}

function timestampTimeOf({ timestampTime, signingTime }: SignOptions): Date {
  return timestampTime ?? signingTime ?? new Date()
}

function signingCertificate(certificate: Certificate, corrupt: SignatureFault | undefined): Uint8Array {
  const hash = digest(
    oids.gost34311,
    corrupt === 'other-signing-certificate' ? certificate.subject.der : certificate.der,
  )
  const issuerSerial = asn1.sequence(asn1.sequence(asn1.context(4, certificate.issuer.der)), certificate.serialDer)
  return asn1.sequence(
    asn1.sequence(asn1.sequence(asn1.sequence(asn1.oid(oids.gost34311)), asn1.octetString(hash), issuerSerial)),
  )
}

/** A CMS Attribute with any number of values. */
export function attribute(oid: string, ...values: readonly Uint8Array[]): Uint8Array {
  return asn1.sequence(asn1.oid(oid), asn1.setOf(...values))
}

export function issuerAndSerial(certificate: Certificate): Uint8Array {
  return asn1.sequence(certificate.issuer.der, certificate.serialDer)
}

/** A TimeStampToken (RFC 3161) over `data`, without the authority's certificate. */
export function timestamp(data: Uint8Array, authority: TestIdentity, time: Date): Uint8Array {
  const info = asn1.sequence(
    asn1.integer(1),
    asn1.oid('1.2.804.2.1.1.1.2.3.1'),
    asn1.sequence(asn1.sequence(asn1.oid(oids.gost34311)), asn1.octetString(digest(oids.gost34311, data))),
    asn1.integer(BigInt(`0x${randomBytes(8).toString('hex')}`)),
    asn1.generalizedTime(time),
  )
  const options: SignOptions = { signingTime: time, omitCertificate: true }
  return wrapSigned(info, oids.tstInfo, [signerInfo(info, authority, oids.tstInfo, options)], options)
}
