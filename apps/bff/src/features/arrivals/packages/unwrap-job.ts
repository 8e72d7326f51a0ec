import type { PackageOutcome, Policy } from '@diia-desk/diia-client'
import type { StoredPart } from './package-format.ts'

/** What a worker needs to open one package. */
export interface UnwrapJob {
  parts: StoredPart[]
  /** Who may have signed it. */
  policy: Policy
  /** The request that it answers, if it answers one, and when that was asked by Diia's clock. */
  requestId: string | undefined
  requestedAt: Date | undefined
  /** Keyed hash of the bars that were asked by; absent when a QR code was, which names no number. */
  barcodeHash: string | undefined
  now: Date
  freshnessMinutes: number
}

/** What a package says of whose it is, as far as its seal holds. */
export interface UnwrapResult {
  outcome: PackageOutcome
  /** Keyed hash of the bars that its metadata name. */
  namedBarcodeHash?: string
}

export type WorkerTask =
  | { kind: 'unwrap'; job: UnwrapJob }
  /** Takes as much memory as an honest package of this size and lets it go. */
  | { kind: 'probe'; bytes: number }

export type WorkerAnswer = UnwrapResult | 'probed'

/** Memory that opening a package takes, as a multiple of its size: base64, its bytes, the envelope, the content. */
export const memoryOfPackage = 4
