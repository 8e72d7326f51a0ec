// Runs in a thread: fonts are read and receipts drawn here, which takes as long as dozens of validations.
import { answerJobs } from '../../../threads/answer-jobs.ts'
import type { ReceiptJob } from './receipt-maker.ts'
import { makeReceiptPdf } from './receipt-pdf.ts'

answerJobs(({ receipt, now }: ReceiptJob) => makeReceiptPdf(receipt, now))
