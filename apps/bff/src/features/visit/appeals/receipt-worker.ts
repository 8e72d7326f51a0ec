// Runs in a thread: reading fonts and drawing a receipt take as long as dozens of validations.
import { answerJobs } from '../../../threads/answer-jobs.ts'
import type { ReceiptJob } from './receipt-maker.ts'
import { makeReceiptPdf } from './receipt-pdf.ts'

answerJobs(({ receipt, now }: ReceiptJob) => makeReceiptPdf(receipt, now))
