import { Asn1Error, parse, Tag, type Asn1 } from '../asn1/reader.ts'
import { oids } from '../oids.ts'
import type { Limits } from '../outcome.ts'
import { Refusal } from '../refusal.ts'
import { Certificate } from '../x509/certificate.ts'
import { readIssuerSerial, type CertificateId } from './identifier.ts'

export interface SignedData {
  readonly contentType: string
  /** Absent when the signature is detached. */
  readonly content?: Uint8Array
  readonly digestAlgorithms: ReadonlySet<string>
  readonly certificates: readonly Certificate[]
  readonly signers: readonly SignerInfo[]
}

export interface SignerInfo {
  readonly id: CertificateId
  readonly digestAlgorithm: string
  /** The signed bytes: the attributes as received, with the tag of a SET OF (RFC 5652 §5.4). */
  readonly signedBytes: Uint8Array
  /** Signed attributes by OID, each with its single value. */
  readonly signed: ReadonlyMap<string, Asn1>
  /** Values of content-time-stamp, the only signed attribute that may be repeated (EN 319 122-1 §5.2.8). */
  readonly contentTimestamps: readonly Asn1[]
  readonly signatureAlgorithm: string
  readonly signature: Uint8Array
  /** Unsigned attributes by OID, each with all its values. Anyone may have added them. */
  readonly unsigned: ReadonlyMap<string, readonly Asn1[]>
}

interface Attribute {
  oid: string
  values: readonly Asn1[]
}

/** Splits a ContentInfo of RFC 5652 into its type and its content. */
export function readContentInfo(bytes: Uint8Array, limits: Limits): { type: string; content: Asn1 } {
  const element = parse(bytes, { ber: true, depth: limits.depth, nodes: limits.nodes })
  // Correct encoding of something else, such as a certificate or a key container.
  if (!element.children[0]?.is(Tag.oid)) throw new Refusal('unsupported-format', 'not-cms')
  const [type, content] = element.sequence(2, 2)
  return { type: type.oid(), content: content.explicit(0) }
}

/** Reads a SignedData (RFC 5652 §5) without verifying it. */
export function readSignedData(element: Asn1, limits: Limits): SignedData {
  const parts = [...element.sequence(4, 6)]
  const take = (): Asn1 => {
    const part = parts.shift()
    if (!part) throw new Asn1Error('part of SignedData missing')
    return part
  }
  if (![1, 3, 4, 5].includes(take().int())) throw new Asn1Error('version of SignedData')
  const digestAlgorithms = take().set(0, 16).map(algorithmOid)
  const [contentType, wrappedContent] = take().sequence(1, 2)
  const certificates = parts[0]?.isContext(0) ? readCertificateSet(take(), limits) : []
  if (parts[0]?.isContext(1)) take()
  const signerSet = take()
  if (parts.length > 0) throw new Asn1Error('surplus part of SignedData')
  const signers = signerSet.set()
  if (signers.length === 0) throw new Refusal('malformed', 'no-signer')
  if (signers.length > limits.signers) throw new Refusal('malformed', 'too-many-signers')
  return {
    contentType: contentType.oid(),
    ...(wrappedContent && { content: wrappedContent.explicit(0).octets() }),
    digestAlgorithms: new Set(digestAlgorithms),
    certificates,
    signers: signers.map((signer) => readSigner(signer, limits)),
  }
}

export function readCertificateSet(element: Asn1, limits: Limits): Certificate[] {
  const encodings = element.elements()
  if (encodings.length > limits.certificates) throw new Refusal('malformed', 'too-many-certificates')
  return encodings.map((encoding) => {
    if (!encoding.is(Tag.sequence)) throw new Refusal('unsupported-format', 'certificate-kind')
    return Certificate.fromDer(encoding.der)
  })
}

function algorithmOid(element: Asn1): string {
  return element.sequence(1, 2)[0].oid()
}

function readSigner(element: Asn1, limits: Limits): SignerInfo {
  const parts = element.sequence(5, 7)
  if (!parts[3]?.isContext(0)) throw new Refusal('unsupported-format', 'no-signed-attributes')
  const [version, sid, digestAlgorithm, signedAttributes, signatureAlgorithm, signature, unsignedAttributes] =
    element.sequence(6, 7)
  const byKey = sid.isContext(0)
  if (version.int() !== (byKey ? 3 : 1)) throw new Asn1Error('version of a signer')
  if (unsignedAttributes && !unsignedAttributes.isContext(1)) throw new Asn1Error('unsigned attributes expected')
  const signedBytes = Uint8Array.from(signedAttributes.der)
  signedBytes[0] = 0x31
  // The signed attributes must be DER even when the message is BER, so they are parsed again strictly.
  const signed = readAttributes(parse(signedBytes, { depth: limits.depth, nodes: limits.nodes }).set(), limits)
  return {
    id: byKey ? { kind: 'key-id', keyId: sid.octets(0) } : readIssuerSerial(sid),
    digestAlgorithm: algorithmOid(digestAlgorithm),
    signedBytes,
    signed: singleValues(signed.filter(({ oid }) => oid !== oids.contentTimeStamp)),
    contentTimestamps: signed.filter(({ oid }) => oid === oids.contentTimeStamp).flatMap(({ values }) => values),
    signatureAlgorithm: algorithmOid(signatureAlgorithm),
    signature: signature.octets(),
    unsigned: allValues(readAttributes(unsignedAttributes?.elements() ?? [], limits)),
  }
}

function readAttributes(list: readonly Asn1[], limits: Limits): Attribute[] {
  const attributes = list.map((attribute): Attribute => {
    const [type, values] = attribute.sequence(2, 2)
    return { oid: type.oid(), values: values.set() }
  })
  const size = attributes.reduce((sum, { values }) => sum + Math.max(1, values.length), 0)
  if (size > limits.attributes) throw new Refusal('malformed', 'too-many-attributes')
  return attributes
}

/** Refuses a repeated attribute or one with several values: two implementations could read different values. */
function singleValues(attributes: readonly Attribute[]): Map<string, Asn1> {
  const found = new Map<string, Asn1>()
  for (const {
    oid,
    values: [value, ...more],
  } of attributes) {
    if (found.has(oid)) throw new Refusal('malformed', 'duplicate-attribute')
    if (!value || more.length > 0) throw new Refusal('malformed', 'attribute-values')
    found.set(oid, value)
  }
  return found
}

/** Unsigned attributes may be repeated (RFC 5652 §11.4, EN 319 122-1), for instance by archives that add timestamps. */
function allValues(attributes: readonly Attribute[]): Map<string, Asn1[]> {
  const found = new Map<string, Asn1[]>()
  for (const { oid, values } of attributes) found.set(oid, [...(found.get(oid) ?? []), ...values])
  return found
}
