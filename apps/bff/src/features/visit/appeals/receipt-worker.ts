// Runs in a thread: reading fonts and drawing a receipt take as long as dozens of validations.
import { runJobs } from '../../../threads/run-jobs.ts'
import type { ReceiptJob } from './receipt-maker.ts'
import { makeReceiptPdf } from './receipt-pdf.ts'

runJobs(({ receipt, now }: ReceiptJob) => makeReceiptPdf(receipt, now))
