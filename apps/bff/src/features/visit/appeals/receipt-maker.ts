import { createJobThread } from '../../../job-thread.ts'
import type { JobThread } from '../../../job-thread.ts'
import type { Receipt } from './receipt-pdf.ts'

export interface ReceiptJob {
  receipt: Receipt
  now: Date
}

export type ReceiptMaker = JobThread<ReceiptJob, Uint8Array>

/** Draws receipts in a thread of its own: nobody's scan waits for a page to be drawn. */
export function createReceiptMaker(): ReceiptMaker {
  return createJobThread(new URL('./receipt-worker.ts', import.meta.url))
}
