import { Asn1Error, parse, Tag, type Asn1 } from '../asn1/reader.ts'
import type { Limits } from '../outcome.ts'
import { Refusal } from '../refusal.ts'
import { Certificate } from '../x509/certificate.ts'
import { readIssuerSerial, type CertificateId } from './identifier.ts'

export interface SignedData {
  readonly contentType: string
  /** Absent when the content travels apart. */
  readonly content?: Uint8Array
  readonly digestAlgorithms: ReadonlySet<string>
  readonly certificates: readonly Certificate[]
  readonly signers: readonly SignerInfo[]
}

export interface SignerInfo {
  readonly id: CertificateId
  readonly digestAlgorithm: string
  /** The bytes that were signed: the attributes as they came, under the tag of a SET. */
  readonly signedBytes: Uint8Array
  readonly signed: Attributes
  readonly signatureAlgorithm: string
  readonly signature: Uint8Array
  readonly unsigned: Attributes
}

/** The only value of each attribute. */
export type Attributes = ReadonlyMap<string, Asn1>

/** Splits a ContentInfo of RFC 5652 into its type and its content. */
export function readContentInfo(bytes: Uint8Array, limits: Limits): { type: string; content: Asn1 } {
  const [type, content] = parse(bytes, { ber: true, depth: limits.depth, nodes: limits.nodes }).sequence(2, 2)
  return { type: type.oid(), content: content.explicit(0) }
}

/** Reads the structure and proves nothing. Every part must stand where RFC 5652 §5 puts it. */
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
  const parts = element.sequence(6, 7)
  const [version, sid, digestAlgorithm, signedAttributes, signatureAlgorithm, signature, unsignedAttributes] = parts
  const byKey = sid.isContext(0)
  if (version.int() !== (byKey ? 3 : 1)) throw new Asn1Error('version of a signer')
  if (!signedAttributes.isContext(0)) throw new Refusal('invalid-signature', 'no-signed-attributes')
  if (unsignedAttributes && !unsignedAttributes.isContext(1)) throw new Asn1Error('unsigned attributes expected')
  const signedBytes = Uint8Array.from(signedAttributes.der)
  signedBytes[0] = 0x31
  return {
    id: byKey ? { kind: 'key-id', keyId: sid.octets(0) } : readIssuerSerial(sid),
    digestAlgorithm: algorithmOid(digestAlgorithm),
    signedBytes,
    // What is signed is DER, however loosely the rest is written: parsed again, strictly.
    signed: readAttributes(parse(signedBytes, { depth: limits.depth, nodes: limits.nodes }).set(), limits),
    signatureAlgorithm: algorithmOid(signatureAlgorithm),
    signature: signature.octets(),
    unsigned: readAttributes(unsignedAttributes?.elements() ?? [], limits),
  }
}

/** An attribute that stands twice, or with several values, would let two readers read two things. */
function readAttributes(list: readonly Asn1[], limits: Limits): Attributes {
  if (list.length > limits.attributes) throw new Refusal('malformed', 'too-many-attributes')
  const found = new Map<string, Asn1>()
  for (const attribute of list) {
    const [type, values] = attribute.sequence(2, 2)
    const oid = type.oid()
    if (found.has(oid)) throw new Refusal('malformed', 'duplicate-attribute')
    const [value, ...more] = values.set()
    if (!value || more.length > 0) throw new Refusal('malformed', 'attribute-values')
    found.set(oid, value)
  }
  return found
}
