import { Asn1Error, parse, Tag, type Asn1 } from '../asn1/reader.ts'
import { algorithmLabel } from '../oids.ts'
import type { Limits } from '../outcome.ts'
import { isDstuKeyOid, readDstuParameters, type DstuParameters } from '../public-key.ts'
import { Refusal, unsupportedAlgorithm } from '../refusal.ts'
import type { Certificate } from '../x509/certificate.ts'
import { readIssuerSerial, type CertificateId } from './identifier.ts'
import { readCertificateSet } from './signed-data.ts'

export interface EnvelopedData {
  /** Certificates of OriginatorInfo: enclosed by the sender, not trusted. */
  readonly certificates: readonly Certificate[]
  readonly recipients: readonly KeyAgreement[]
  readonly encryption: { readonly algorithm: string; readonly parameters: Asn1 | undefined }
  readonly encrypted: Uint8Array
}

export interface KeyAgreement {
  readonly originator:
    | { readonly kind: 'static'; readonly id: CertificateId }
    | { readonly kind: 'ephemeral'; readonly parameters: DstuParameters | undefined; readonly octets: Uint8Array }
  /** User keying material (RFC 5652 §6.2.2). */
  readonly ukm: Uint8Array | undefined
  readonly agreement: string
  readonly wrap: string
  readonly keys: ReadonlyArray<{ readonly id: CertificateId; readonly wrapped: Uint8Array }>
}

/** Reads an EnvelopedData (RFC 5652 §6). RecipientInfos other than KeyAgreeRecipientInfo are left out. */
export function readEnvelopedData(element: Asn1, limits: Limits): EnvelopedData {
  const parts = [...element.sequence(3, 5)]
  const take = (): Asn1 => {
    const part = parts.shift()
    if (!part) throw new Asn1Error('part of EnvelopedData missing')
    return part
  }
  if (![0, 2, 3, 4].includes(take().int())) throw new Asn1Error('version of EnvelopedData')
  const certificates = parts[0]?.isContext(0) ? readOriginatorInfo(take(), limits) : []
  const recipientSet = take().set(1)
  const [contentType, encryption, encrypted] = take().sequence(2, 3)
  contentType.oid()
  if (parts.length > 1 || (parts[0] && !parts[0].isContext(1))) throw new Asn1Error('surplus part of EnvelopedData')
  if (recipientSet.length > limits.recipients) throw new Refusal('malformed', 'too-many-recipients')
  if (!encrypted) throw new Refusal('unsupported-format', 'no-ciphertext')
  const recipients = recipientSet.filter((recipient) => recipient.isContext(1)).map(readKeyAgreement)
  if (recipients.length === 0)
    throw new Refusal('unsupported-algorithm', 'recipient-kind', { found: recipientKind(recipientSet[0]) })
  if (recipients.reduce((sum, recipient) => sum + recipient.keys.length, 0) > limits.recipients)
    throw new Refusal('malformed', 'too-many-recipients')
  const [algorithm, parameters] = encryption.sequence(1, 2)
  return {
    certificates,
    recipients,
    encryption: { algorithm: algorithm.oid(), parameters },
    encrypted: encrypted.octets(0),
  }
}

/** Names the kind of a RecipientInfo (RFC 5652 §6.2), for key transport with its algorithm. */
function recipientKind(recipient: Asn1 | undefined): string {
  if (recipient?.is(Tag.sequence))
    return `key transport, ${algorithmLabel(recipient.sequence(4, 4)[2].sequence(1, 2)[0].oid())}`
  if (recipient?.isContext(2)) return 'shared key'
  return recipient?.isContext(3) ? 'password' : 'unknown'
}

function readOriginatorInfo(element: Asn1, limits: Limits): readonly Certificate[] {
  const certificates = element.elements(0, 2).find((part) => part.isContext(0))
  return certificates ? readCertificateSet(certificates, limits) : []
}

function readKeyAgreement(element: Asn1): KeyAgreement {
  const [version, originator, third, fourth, fifth] = element.elements(4, 5)
  // The third element, user keying material, is optional.
  const ukm = fifth && third.explicit(1).octets()
  const [algorithm, keys] = fifth ? [fourth, fifth] : [third, fourth]
  if (version.int() !== 3) throw new Asn1Error('key agreement recipient')
  const [agreement, wrapAlgorithm] = algorithm.sequence(2, 2)
  return {
    originator: readOriginator(originator.explicit(0)),
    ukm,
    agreement: agreement.oid(),
    wrap: wrapAlgorithm.sequence(1, 2)[0].oid(),
    keys: keys.sequence(1).map(readRecipientKey),
  }
}

function readOriginator(element: Asn1): KeyAgreement['originator'] {
  if (element.isContext(0)) return { kind: 'static', id: { kind: 'key-id', keyId: element.octets(0) } }
  if (!element.isContext(1)) return { kind: 'static', id: readIssuerSerial(element) }
  const [algorithm, bits] = element.elements(2, 2)
  const [oid, parameters] = algorithm.sequence(1, 2)
  if (!isDstuKeyOid(oid.oid())) throw unsupportedAlgorithm('originator-key', oid.oid())
  return {
    kind: 'ephemeral',
    parameters: parameters && parameters.constructed ? readDstuParameters(parameters) : undefined,
    octets: parse(bits.bits()).octets(),
  }
}

function readRecipientKey(element: Asn1): KeyAgreement['keys'][number] {
  const [id, wrapped] = element.sequence(2, 2)
  const keyId = id.isContext(0) ? id.elements(1, 3)[0]?.octets() : undefined
  return { id: keyId ? { kind: 'key-id', keyId } : readIssuerSerial(id), wrapped: wrapped.octets() }
}
