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
  /** requestId from the header of the delivery, which the caller has matched to an open request; absent without a request. */
  requestIdHeader?: string
  /** Time of the request. When absent, the time of signing is not checked. */
  requestedAt?: Date
  /** Whether the barcode in the metadata is that of the request. Leave out when a QR code was used: its barcode is not known. */
  expectedBarcode?: (barcode: string) => boolean
  parts: ReceivedPart[]
}

export interface UnwrapPackageOptions {
  trust: TrustStore
  recipients: readonly RecipientKey[]
  senders: readonly Certificate[]
  policy: Policy
  now: Date
  /** Longest time between the request and the signature. Default 15. */
  freshnessMinutes?: number
  /** Allowed difference between Diia's clock and ours. Default 300. */
  clockSkewSeconds?: number
  limits?: Partial<Limits>
}

export interface AcceptedDocument {
  type: string
  /** A safe name that ends in .pdf and contains no path. */
  fileName: string
  pdf: Uint8Array
  /** The SignedData that contains the PDF, to be kept as evidence. */
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
  /** The SignedData that contains the metadata: evidence for the fields. */
  metadataSignedData: Uint8Array
  metadataReport: VerificationReport
  /** Signatures of the metadata and of every file. A signature that was received before shows a repeated delivery. */
  signatureSha256s: string[]
}

export interface QuarantinedPackage {
  status: 'quarantined'
  reason: PackageFault
  part?: 'metadata' | 'file'
  /** Stable kebab-case detail for logs; after a colon the name of what is not supported. Contains no content. */
  detail?: string
  /** With `wrong-request`: the request that the metadata names. Its signature is valid. */
  named?: NamedRequest
}

export type PackageOutcome = AcceptedPackage | QuarantinedPackage
