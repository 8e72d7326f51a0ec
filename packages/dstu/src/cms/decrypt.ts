import { Asn1Error, type Asn1 } from '../asn1/reader.ts'
import { PointError, type Point } from '../math/curve.ts'
import { algorithmLabel, oids } from '../oids.ts'
import type { EnvelopeReport, Limits, RecipientKey } from '../outcome.ts'
import { DstuPublicKey } from '../public-key.ts'
import { Refusal, unsupportedAlgorithm } from '../refusal.ts'
import { defaultSBoxes, Gost28147 } from '../symmetric/gost28147.ts'
import { Kalyna256 } from '../symmetric/kalyna.ts'
import { unwrapKeyGost, unwrapKeyKalyna } from '../symmetric/key-wrap.ts'
import type { Certificate } from '../x509/certificate.ts'
import { buildChain, chainRefusal } from '../x509/chain.ts'
import type { TrustStore } from '../x509/trust-store.ts'
import { deriveKek } from './key-encryption-key.ts'
import { readEnvelopedData, type EnvelopedData, type KeyAgreement } from './enveloped-data.ts'
import { identifies } from './identifier.ts'

export interface DecryptOptions {
  recipients: readonly RecipientKey[]
  /** Configured senders. They are trusted, so their chains are not checked. */
  senders: readonly Certificate[]
  trust: TrustStore
  limits: Limits
}

/**
 * Decrypts an EnvelopedData for one of our keys. The plaintext is not authenticated: the cipher does not authenticate
 * it, and anyone who holds our private key can make an envelope with any static originator. Not exported from the
 * package, so that content is returned only with a verified signature.
 */
export function decryptEnveloped(
  element: Asn1,
  options: DecryptOptions,
): DecryptedContent & { report: EnvelopeReport } {
  const envelope = readEnvelopedData(element, options.limits)
  const decipher = contentCipher(envelope)
  const { info, wrapped, recipient } = chooseRecipient(envelope, options.recipients)
  const recipientPublicKey = recipient.certificate.publicKey
  if (recipientPublicKey.kind !== 'dstu') throw new Refusal('unsupported-algorithm', 'recipient-key')
  const publicPoint = originatorPoint(info, recipientPublicKey, envelope.certificates, options)
  const kek = deriveKek({
    agreement: info.agreement,
    wrap: info.wrap,
    privateKey: recipient.privateKey,
    publicPoint,
    ukm: info.ukm,
  })
  const key = unwrapContentKey(info.wrap, kek, wrapped, recipientPublicKey)
  if (!key) throw new Refusal('undecryptable', 'decryption-failed')
  return {
    ...decipher(key),
    report: {
      keyAgreement: algorithmLabel(info.agreement),
      keyWrap: algorithmLabel(info.wrap),
      contentEncryption: algorithmLabel(envelope.encryption.algorithm),
      originator: info.originator.kind,
      recipientSerialHex: recipient.certificate.serialHex,
    },
  }
}

function chooseRecipient(
  envelope: EnvelopedData,
  recipients: readonly RecipientKey[],
): { info: KeyAgreement; wrapped: Uint8Array; recipient: RecipientKey } {
  for (const info of envelope.recipients) {
    for (const { id, wrapped } of info.keys) {
      const recipient = recipients.find(({ certificate }) => identifies(id, certificate))
      if (recipient) return { info, wrapped, recipient }
    }
  }
  throw new Refusal('not-a-recipient', 'not-a-recipient')
}

/** The originator's public point, on our curve and in the subgroup: another point could reveal bits of our key. */
function originatorPoint(
  info: KeyAgreement,
  recipientPublicKey: DstuPublicKey,
  enclosed: readonly Certificate[],
  options: DecryptOptions,
): Point {
  const key =
    info.originator.kind === 'ephemeral'
      ? new DstuPublicKey(info.originator.parameters ?? recipientPublicKey, info.originator.octets)
      : senderCertificate(info.originator.id, enclosed, options).publicKey
  if (key.kind !== 'dstu' || key.curve !== recipientPublicKey.curve)
    throw new Refusal('undecryptable', 'decryption-failed')
  try {
    return key.point
  } catch (error) {
    if (error instanceof PointError) throw new Refusal('undecryptable', 'decryption-failed', { cause: error })
    throw error
  }
}

/**
 * Configured senders come first; an enclosed certificate must chain to an anchor. Its validity period is not checked:
 * an envelope does not prove who sent it or when, and one may be made long after the signature inside it, as the
 * sample of Diia's own SDK was.
 */
function senderCertificate(
  id: Parameters<typeof identifies>[0],
  enclosed: readonly Certificate[],
  options: DecryptOptions,
): Certificate {
  const configured = options.senders.find((certificate) => identifies(id, certificate))
  if (configured) return configured
  const candidate = [...options.trust.certificates, ...enclosed].find((certificate) => identifies(id, certificate))
  if (!candidate) throw new Refusal('undecryptable', 'sender-certificate-missing')
  const sender = options.trust.cachedInstance(candidate)
  if (sender.extensions.keyUsage?.keyAgreement === false) throw new Refusal('untrusted-signer', 'sender-key-usage')
  const chain = buildChain(sender, { trust: options.trust, times: [], candidates: enclosed })
  if ('failure' in chain) throw chainRefusal(chain, 'sender-')
  return sender
}

function unwrapContentKey(
  wrap: string,
  kek: Uint8Array,
  wrapped: Uint8Array,
  recipientPublicKey: DstuPublicKey,
): Uint8Array | undefined {
  if (wrap === oids.gost28147Wrap) return unwrapKeyGost(kek, wrapped, recipientPublicKey.sBoxes)
  if (wrap === oids.kalyna256Wrap) return unwrapKeyKalyna(kek, wrapped)
  throw unsupportedAlgorithm('key-wrap', wrap)
}

interface DecryptedContent {
  readonly plain: Uint8Array
  /** The plaintext by the other implementations of the cipher, where they differ. */
  readonly alternative?: () => Uint8Array
}

function contentCipher({
  encryption: { algorithm, parameters },
  encrypted,
}: EnvelopedData): (key: Uint8Array) => DecryptedContent {
  if (algorithm !== oids.gost28147Cfb && algorithm !== oids.kalyna256Cfb)
    throw unsupportedAlgorithm('content-encryption', algorithm)
  const [iv, sBoxes] = parameters?.sequence(1, 2).map((part) => part.octets()) ?? []
  if (!iv) throw new Asn1Error('parameters of the cipher')
  if (algorithm === oids.gost28147Cfb) {
    if (iv.length !== 8 || (sBoxes && sBoxes.length !== 64)) throw new Asn1Error('parameters of the cipher')
    return (key) => ({ plain: new Gost28147(key, sBoxes ?? defaultSBoxes).decryptCfb(iv, encrypted) })
  }
  if (iv.length !== 32 || sBoxes) throw new Asn1Error('parameters of the cipher')
  return (key) => {
    const cipher = new Kalyna256(key)
    const plain = cipher.decryptCfb(iv, encrypted)
    // For a last partial block UAPKI and BouncyCastle use different ends of the keystream block.
    return encrypted.length % 32 === 0
      ? { plain }
      : { plain, alternative: () => cipher.decryptCfb(iv, encrypted, 'head') }
  }
}
