import type { PackageOutcome, Policy } from '@diia-desk/diia-client'
import type { StoredPart } from './package-format.ts'

/** What a worker needs to open one package. */
export interface UnwrapJob {
  parts: StoredPart[]
  /** Who may have signed it. */
  policy: Policy
  /** The request that the package answers, if any, and when it was made by Diia's clock. */
  requestId: string | undefined
  requestedAt: Date | undefined
  /** Keyed hash of the barcode that the request was made with; absent for a QR code, which contains no number. */
  barcodeHash: string | undefined
  now: Date
  freshnessMinutes: number
}

/** Whose the package is according to its metadata, as far as its seal is valid. */
export interface UnwrapResult {
  outcome: PackageOutcome
  /** Keyed hash of the barcode that its metadata name. */
  namedBarcodeHash?: string
}

export type WorkerTask =
  | { kind: 'unwrap'; job: UnwrapJob }
  /** Allocates and frees as much memory as a valid package of this size needs. */
  | { kind: 'probe'; bytes: number }

export type WorkerResult = UnwrapResult | 'probed'

/** Memory needed to open a package, as a multiple of its size: base64, its bytes, the envelope, the content. */
export const memoryOfPackage = 4
