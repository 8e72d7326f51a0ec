import { randomBytes } from 'node:crypto'
import * as asn1 from '../asn1/writer.ts'
import { agreedKey } from '../cms/agreed-key.ts'
import { curveSize } from '../math/dstu4145.ts'
import { oids } from '../oids.ts'
import type { PrivateKey } from '../private-key.ts'
import { Gost28147, wrapKey } from '../symmetric/gost28147.ts'
import type { Certificate } from '../x509/certificate.ts'
import { generateKey, keyAlgorithm, type TestIdentity } from './issue.ts'
import { issuerAndSerial } from './sign.ts'

export type EnvelopeFault = 'wrong-wrapped-key' | 'no-ciphertext' | 'unknown-cipher'

export interface EnvelopOptions {
  /** Whose key agreement key seals (same curve as the recipient's); a fresh ephemeral key when absent. */
  sender?: TestIdentity
  /** Enclose the sender's certificate instead of only naming it. */
  embedSender?: boolean
  /** Certificates to enclose beside it. */
  chain?: readonly Certificate[]
  agreement?: 'cofactor' | 'standard'
  recipientId?: 'issuer-serial' | 'key-id'
  corrupt?: EnvelopeFault
}

/** CMS EnvelopedData for one recipient: key agreement, GOST 28147 wrap and cipher feedback. */
export function envelop(content: Uint8Array, recipient: Certificate, options: EnvelopOptions = {}): Uint8Array {
  const { sender, embedSender, chain = [], corrupt } = options
  const recipientKey = recipient.publicKey
  if (recipientKey.kind !== 'dstu') throw new TypeError('the recipient’s key is not DSTU 4145')
  const key = sender?.privateKey ?? generateKey(curveSize(recipientKey.curve))
  if (key.curve !== recipientKey.curve) throw new TypeError('the sender’s key is of another curve than the recipient’s')
  const ukm = sender ? Uint8Array.from(randomBytes(64)) : undefined
  const agreement = options.agreement === 'standard' ? oids.dhStandardGost : oids.dhCofactorGost
  const kek = agreedKey({ agreement, wrap: oids.gost28147Wrap, privateKey: key, publicPoint: recipientKey.point, ukm })
  const contentKey = Uint8Array.from(randomBytes(32))
  const wrapped = wrapKey(kek, contentKey, Uint8Array.from(randomBytes(8)), recipientKey.sBoxes)
  if (corrupt === 'wrong-wrapped-key') wrapped[7] = (wrapped[7] ?? 0) ^ 1
  const enclosed = [...(sender && embedSender ? [sender.certificate] : []), ...chain]
  return asn1.sequence(
    asn1.oid(oids.envelopedData),
    asn1.context(0, asn1.sequence(
      asn1.integer(2),
      ...(enclosed.length > 0 ? [asn1.context(0, asn1.context(0, ...enclosed.map((certificate) => certificate.der)))] : []),
      asn1.setOf(asn1.context(1,
        asn1.integer(3),
        asn1.context(0, sender ? issuerAndSerial(sender.certificate) : originatorKey(key)),
        ...(ukm ? [asn1.context(1, asn1.octetString(ukm))] : []),
        asn1.sequence(asn1.oid(agreement), asn1.sequence(asn1.oid(oids.gost28147Wrap), asn1.nullValue())),
        asn1.sequence(asn1.sequence(recipientId(recipient, options), asn1.octetString(wrapped))),
      )),
      encryptedContent(content, contentKey, recipientKey.sBoxes, corrupt),
    )),
  )
}

function originatorKey(key: PrivateKey): Uint8Array {
  return asn1.context(1, keyAlgorithm(key), asn1.bitString(asn1.octetString(key.publicOctets)))
}

function recipientId(recipient: Certificate, { recipientId: kind }: EnvelopOptions): Uint8Array {
  const { subjectKeyId } = recipient.extensions
  return kind === 'key-id' && subjectKeyId ? asn1.context(0, asn1.octetString(subjectKeyId)) : issuerAndSerial(recipient)
}

function encryptedContent(content: Uint8Array, key: Uint8Array, sBoxes: Uint8Array, corrupt: EnvelopeFault | undefined): Uint8Array {
  const iv = Uint8Array.from(randomBytes(8))
  const cipher = corrupt === 'unknown-cipher' ? '2.16.840.1.101.3.4.1.42' : oids.gost28147Cfb
  return asn1.sequence(
    asn1.oid(oids.data),
    asn1.sequence(asn1.oid(cipher), asn1.sequence(asn1.octetString(iv), asn1.octetString(sBoxes))),
    ...(corrupt === 'no-ciphertext' ? [] : [asn1.contextPrimitive(0, new Gost28147(key, sBoxes).encryptCfb(iv, content))]),
  )
}
