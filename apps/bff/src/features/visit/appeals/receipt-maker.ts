import { createThreadPool } from '../../../threads/thread-pool.ts'
import type { ThreadPool } from '../../../threads/thread-pool.ts'
import type { Receipt } from './receipt-pdf.ts'

export interface ReceiptJob {
  receipt: Receipt
  now: Date
}

export type ReceiptMaker = ThreadPool<ReceiptJob, Uint8Array>

/** Makes receipts in a thread of its own, so that drawing a page delays nobody's scan. */
export function createReceiptMaker(): ReceiptMaker {
  return createThreadPool({
    file: new URL('./receipt-worker.ts', import.meta.url),
    threads: 1,
    start: 'with-work',
    // A receipt takes a fraction of a second and some megabytes.
    seconds: 30,
    memory: { maxOldGenerationSizeMb: 256 },
  })
}
