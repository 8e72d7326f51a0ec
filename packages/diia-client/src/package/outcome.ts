import type { Certificate, Limits, Policy, RecipientKey, TrustStore, VerificationReport } from '@diia-desk/dstu'
import type { DocumentMetadata } from '@diia-desk/diia-wire'
import type { PackageFault } from './faults.ts'
import type { NamedRequest } from './named-request.ts'

/** One part of the multipart body, as received. */
export interface ReceivedPart {
  fieldName: string
  /** Present for file parts. */
  fileName?: string
  bytes: Uint8Array
}

export interface PackageParts {
  /** requestId from the header of the delivery; the caller has matched it to an open request. Absent when none was asked. */
  requestIdHeader?: string
  /** When it was asked for; without it a copy may have been signed at any time. */
  requestedAt?: Date
  /** Whether the barcode inside is the one that was asked by; leave out when a QR was, as its number is not known. */
  expectedBarcode?: (barcode: string) => boolean
  parts: ReceivedPart[]
}

export interface UnwrapPackageOptions {
  trust: TrustStore
  recipients: readonly RecipientKey[]
  senders: readonly Certificate[]
  policy: Policy
  now: Date
  /** How long after the request a copy may be signed. Default 15. */
  freshnessMinutes?: number
  /** How far Diia's clock may differ from ours. Default 300. */
  clockSkewSeconds?: number
  limits?: Partial<Limits>
}

export interface AcceptedDocument {
  type: string
  /** A bare name ending in .pdf, safe to show and to save under; never a path. */
  fileName: string
  pdf: Uint8Array
  /** The signature container (DER) with the PDF inside: the evidence to keep. */
  signedData: Uint8Array
  report: VerificationReport
  signatureSha256: string
  fields: Record<string, unknown>
  shape: DocumentMetadata['shape']
}

export interface AcceptedPackage {
  status: 'accepted'
  named: NamedRequest
  signer: VerificationReport['signer']
  documents: AcceptedDocument[]
  /** The signed metadata (DER), evidence for the fields. */
  metadataSignedData: Uint8Array
  metadataReport: VerificationReport
  /** Of metadata and every file; a signature seen before is a repetition. */
  signatureSha256s: string[]
}

export interface QuarantinedPackage {
  status: 'quarantined'
  reason: PackageFault
  part?: 'metadata' | 'file'
  /** Stable kebab-case words for a log, with the name of what is not supported after a colon; no content. */
  detail?: string
  /** With `wrong-request`: whose it says it is, under a seal that holds. */
  named?: NamedRequest
}

export type PackageOutcome = AcceptedPackage | QuarantinedPackage
