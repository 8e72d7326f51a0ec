import type { Certificate } from './x509/certificate.ts'
import type { TrustStore } from './x509/trust-store.ts'
import type { Failure } from './failure.ts'
import type { Policy } from './policy.ts'
import type { PrivateKey } from './private-key.ts'

/** One of our key agreement certificates with its private key. */
export interface RecipientKey {
  readonly certificate: Certificate
  readonly privateKey: PrivateKey
}

/** Limits that stop a malicious message before it takes much time or memory. Sizes are in bytes. */
export interface Limits {
  /** Size of a message as received, in base64 or DER. */
  partBytes: number
  /** Nesting depth of ASN.1 elements. */
  depth: number
  /** Number of ASN.1 elements in one message. */
  nodes: number
  signers: number
  certificates: number
  recipients: number
  /** Number of attribute values in one set, signed or unsigned. */
  attributes: number
  /** Number of timestamps over one signature that are verified; further ones are ignored. */
  timestamps: number
}

/** How the content was encrypted. It does not prove who sent it. */
export interface EnvelopeReport {
  keyAgreement: string
  keyWrap: string
  contentEncryption: string
  originator: 'static' | 'ephemeral'
  recipientSerialHex: string
}

/** What was verified about the signed content; kept as evidence together with it. Times are ISO 8601 in UTC. */
export interface VerificationReport {
  signer: {
    commonName: string
    organization?: string
    edrpou?: string
    serialHex: string
    issuer: string
    certificateSha256: string
  }
  /** The signing time that the signer claims (CMS attribute `signingTime`). */
  signedAt?: string
  /** Taken only from verified timestamps: the earliest over the signature, else the latest over the content. */
  timestampedAt?: string
  /** One reason for each timestamp over the signature that was ignored because it did not verify. The signature is valid without them. */
  ignoredTimestamps?: string[]
  /** `timestampedAt` when present, else `signedAt`. */
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
  /** The verified SignedData as received, in DER or BER; to be kept as evidence. */
  readonly signedData: Uint8Array
  readonly report: VerificationReport
  /** SHA-256 (hex) of the signature value. It is the same for each encoding of a DSTU signature, so it shows replay. */
  readonly signatureSha256: string
}

export type UnwrapOutcome = Verified | Failure

export interface VerifyOptions {
  trust: TrustStore
  policy: Policy
  now?: Date
  /** Allowed difference between our clock and others. Default 300. */
  clockSkewSeconds?: number
  limits?: Partial<Limits>
  /** Required kind of content; other content gives 'unsupported-format'. */
  expect?: 'pdf' | 'json'
}

export interface UnwrapOptions extends VerifyOptions {
  recipients: readonly RecipientKey[]
  /** Senders' key agreement certificates, for messages that do not enclose them. */
  senders?: readonly Certificate[]
  /** The content of a detached signature. */
  detachedContent?: Uint8Array
}
