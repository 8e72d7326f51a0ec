import type { CryptoStatus, PackageOutcome } from '@diia-desk/diia-client'
import type { StoredPart } from './package-format.ts'

/** What a worker needs to open one package. */
export interface UnwrapJob {
  parts: StoredPart[]
  requestId: string
  requestedAt: Date
  /** Keyed hash of the bars that were asked by; absent when a QR code was, which names no number. */
  barcodeHash: string | undefined
  now: Date
  freshnessMinutes: number
}

export type WorkerMessage =
  | { kind: 'ready'; status: CryptoStatus }
  | { kind: 'unusable'; reason: string }
  | { kind: 'done'; job: number; outcome: PackageOutcome }
  | { kind: 'failed'; job: number; error: string }
