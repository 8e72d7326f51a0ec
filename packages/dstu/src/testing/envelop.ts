import { randomBytes } from 'node:crypto'
import * as asn1 from '../asn1/writer.ts'
import { deriveKek } from '../cms/key-encryption-key.ts'
import { curveSize } from '../math/dstu4145.ts'
import { oids } from '../oids.ts'
import type { PrivateKey } from '../private-key.ts'
import { Gost28147 } from '../symmetric/gost28147.ts'
import { Kalyna256 } from '../symmetric/kalyna.ts'
import { wrapKeyGost, wrapKeyKalyna } from '../symmetric/key-wrap.ts'
import type { Certificate } from '../x509/certificate.ts'
import { generateKey, keyAlgorithm, type TestIdentity } from './issue.ts'
import { issuerAndSerial } from './sign.ts'

export type EnvelopeFault = 'wrong-wrapped-key' | 'no-ciphertext' | 'unknown-cipher'

export interface EnvelopOptions {
  /** Static originator (same curve as the recipient); when absent, a new ephemeral key. */
  sender?: TestIdentity
  /** Enclose the sender's certificate instead of only identifying it. */
  embedSender?: boolean
  /** Additional certificates to enclose. */
  chain?: readonly Certificate[]
  agreement?: 'cofactor' | 'standard'
  /** Default GOST 28147. With Kalyna, the key agreement uses Kupyna. */
  cipher?: 'gost-28147' | 'kalyna-256'
  /** For Kalyna: the end of the keystream block that a last partial block uses. */
  partialBlock?: 'tail' | 'head'
  recipientId?: 'issuer-serial' | 'key-id'
  corrupt?: EnvelopeFault
}

/** Makes a CMS EnvelopedData for one recipient: key agreement, key wrap and cipher feedback mode. */
export function envelop(content: Uint8Array, recipient: Certificate, options: EnvelopOptions = {}): Uint8Array {
  const { sender, embedSender, chain = [], corrupt } = options
  const recipientKey = recipient.publicKey
  if (recipientKey.kind !== 'dstu') throw new TypeError('the recipient’s key is not DSTU 4145')
  const key = sender?.privateKey ?? generateKey(curveSize(recipientKey.curve))
  if (key.curve !== recipientKey.curve) throw new TypeError('the sender’s key is on another curve than the recipient’s')
  const ukm = sender ? Uint8Array.from(randomBytes(64)) : undefined
  const { agreement, wrap } = algorithmsOf(options)
  const kek = deriveKek({ agreement, wrap, privateKey: key, publicPoint: recipientKey.point, ukm })
  const contentKey = Uint8Array.from(randomBytes(32))
  const wrapped =
    wrap === oids.kalyna256Wrap
      ? wrapKeyKalyna(kek, contentKey, Uint8Array.from(randomBytes(32)))
      : wrapKeyGost(kek, contentKey, Uint8Array.from(randomBytes(8)), recipientKey.sBoxes)
  if (corrupt === 'wrong-wrapped-key') wrapped[7] = (wrapped[7] ?? 0) ^ 1
  const enclosed = [...(sender && embedSender ? [sender.certificate] : []), ...chain]
  return asn1.sequence(
    asn1.oid(oids.envelopedData),
    asn1.context(
      0,
      asn1.sequence(
        asn1.integer(2),
        ...(enclosed.length > 0
          ? [asn1.context(0, asn1.context(0, ...enclosed.map((certificate) => certificate.der)))]
          : []),
        asn1.setOf(
          asn1.context(
            1,
            asn1.integer(3),
            asn1.context(0, sender ? issuerAndSerial(sender.certificate) : originatorKey(key)),
            ...(ukm ? [asn1.context(1, asn1.octetString(ukm))] : []),
            asn1.sequence(asn1.oid(agreement), asn1.sequence(asn1.oid(wrap), asn1.nullValue())),
            asn1.sequence(asn1.sequence(recipientId(recipient, options), asn1.octetString(wrapped))),
          ),
        ),
        encryptedContent(content, contentKey, recipientKey.sBoxes, options),
      ),
    ),
  )
}

function originatorKey(key: PrivateKey): Uint8Array {
  return asn1.context(1, keyAlgorithm(key), asn1.bitString(asn1.octetString(key.publicOctets)))
}

function recipientId(recipient: Certificate, { recipientId: kind }: EnvelopOptions): Uint8Array {
  const { subjectKeyId } = recipient.extensions
  return kind === 'key-id' && subjectKeyId
    ? asn1.context(0, asn1.octetString(subjectKeyId))
    : issuerAndSerial(recipient)
}

function algorithmsOf({ agreement, cipher }: EnvelopOptions): { agreement: string; wrap: string } {
  const standard = agreement === 'standard'
  return cipher === 'kalyna-256'
    ? { agreement: standard ? oids.dhStandardKupyna : oids.dhCofactorKupyna, wrap: oids.kalyna256Wrap }
    : { agreement: standard ? oids.dhStandardGost : oids.dhCofactorGost, wrap: oids.gost28147Wrap }
}

function encryptedContent(
  content: Uint8Array,
  key: Uint8Array,
  sBoxes: Uint8Array,
  { cipher, partialBlock, corrupt }: EnvelopOptions,
): Uint8Array {
  const kalyna = cipher === 'kalyna-256'
  const iv = Uint8Array.from(randomBytes(kalyna ? 32 : 8))
  const algorithm = kalyna ? oids.kalyna256Cfb : oids.gost28147Cfb
  const encrypted = kalyna
    ? new Kalyna256(key).encryptCfb(iv, content, partialBlock)
    : new Gost28147(key, sBoxes).encryptCfb(iv, content)
  return asn1.sequence(
    asn1.oid(oids.data),
    asn1.sequence(
      asn1.oid(corrupt === 'unknown-cipher' ? oids.aes256Cbc : algorithm),
      asn1.sequence(asn1.octetString(iv), ...(kalyna ? [] : [asn1.octetString(sBoxes)])),
    ),
    ...(corrupt === 'no-ciphertext' ? [] : [asn1.contextPrimitive(0, encrypted)]),
  )
}
