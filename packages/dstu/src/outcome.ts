import type { Certificate } from './x509/certificate.ts'
import type { TrustStore } from './x509/trust-store.ts'
import type { Failure } from './failure.ts'
import type { Policy } from './policy.ts'
import type { PrivateKey } from './private-key.ts'

/** A key agreement certificate of ours together with its private key. */
export interface RecipientKey {
  readonly certificate: Certificate
  readonly privateKey: PrivateKey
}

/** What stops a hostile message before it costs much. Sizes in bytes. */
export interface Limits {
  /** One part as received, base64 or DER. */
  partBytes: number
  /** ASN.1 nesting. */
  depth: number
  /** ASN.1 elements in one message. */
  nodes: number
  signers: number
  certificates: number
  recipients: number
  /** Values of attributes in one set, signed or unsigned. */
  attributes: number
  /** Timestamps over one signature that are verified; further ones are passed over. */
  timestamps: number
}

/** How the content was encrypted; says nothing of who sent it. */
export interface EnvelopeReport {
  keyAgreement: string
  keyWrap: string
  contentEncryption: string
  originator: 'static' | 'ephemeral'
  recipientSerialHex: string
}

/** What was proven about a signed content, kept beside it as evidence. Times are ISO 8601 in UTC. */
export interface VerificationReport {
  signer: {
    commonName: string
    organization?: string
    edrpou?: string
    serialHex: string
    issuer: string
    certificateSha256: string
  }
  /** The signer's own claim. */
  signedAt?: string
  /** From verified timestamp tokens only: the earliest over the signature, else the latest over the content. */
  timestampedAt?: string
  /** Why timestamps over the signature were not believed, one reason for each. The signature holds without them. */
  timestampsPassedOver?: string[]
  /** The timestamp when there is one, else the signer's claim. */
  bestTime?: string
  verifiedAt: string
  digestAlgorithm: string
  signatureAlgorithm: string
  contentSha256: string
  policy: string
  trustStoreSha256: string
  envelope?: EnvelopeReport
}

export type ContentKind = 'pdf' | 'json' | 'other'

export interface Verified {
  readonly status: 'verified'
  readonly content: Uint8Array
  readonly contentKind: ContentKind
  /** The SignedData that was verified, DER or BER as it came, to be kept as evidence. */
  readonly signedData: Uint8Array
  readonly report: VerificationReport
  /** SHA-256 (hex) of the signature value: a DSTU signature that comes again, however written, has the same one. */
  readonly signatureSha256: string
}

export type UnwrapOutcome = Verified | Failure

export interface VerifyOptions {
  trust: TrustStore
  policy: Policy
  now?: Date
  /** How far another clock may differ from ours. Default 300. */
  clockSkewSeconds?: number
  limits?: Partial<Limits>
  /** What the content must be; anything else is 'unsupported-format'. */
  expect?: 'pdf' | 'json'
}

export interface UnwrapOptions extends VerifyOptions {
  recipients: readonly RecipientKey[]
  /** Senders' key agreement certificates, for messages that only name them. */
  senders?: readonly Certificate[]
  /** The content, when the signature travels apart from it. */
  detachedContent?: Uint8Array
}
