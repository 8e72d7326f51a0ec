// Runs in a thread: fonts are read and receipts drawn here, which takes as long as dozens of validations.
import { parentPort } from 'node:worker_threads'
import { makeReceiptPdf } from './receipt-pdf.ts'
import type { ReceiptJob, ReceiptDone } from './receipt-maker.ts'

const port = parentPort
if (port === null) throw new Error('receipt-worker runs in a worker thread')
port.on('message', ({ job, receipt, now }: ReceiptJob) => {
  makeReceiptPdf(receipt, now).then(
    (pdf) => port.postMessage({ job, pdf } satisfies ReceiptDone),
    // Its text could hold what was to be drawn.
    (error: unknown) => port.postMessage({ job, error: error instanceof Error ? error.name : 'unknown' } satisfies ReceiptDone),
  )
})
