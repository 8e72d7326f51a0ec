import { Worker } from 'node:worker_threads'
import type { Receipt } from './receipt-pdf.ts'

export interface ReceiptMaker {
  make(receipt: Receipt, now: Date): Promise<Uint8Array>
  close(): Promise<void>
}

export interface ReceiptJob {
  job: number
  receipt: Receipt
  now: Date
}

export type ReceiptDone = { job: number; pdf: Uint8Array } | { job: number; error: string }

interface Pending {
  resolve(pdf: Uint8Array): void
  reject(error: Error): void
}

/** Draws receipts in a thread of its own, which starts with the first one: nobody's scan waits for a page to be drawn. */
export function createReceiptMaker(): ReceiptMaker {
  const pending = new Map<number, Pending>()
  let worker: Worker | undefined
  let count = 0

  function start(): Worker {
    const started = new Worker(new URL('./receipt-worker.ts', import.meta.url))
    started.unref()
    started.on('message', (done: ReceiptDone) => {
      const waiting = pending.get(done.job)
      pending.delete(done.job)
      if ('pdf' in done) waiting?.resolve(done.pdf)
      else waiting?.reject(new Error(`drawing a receipt failed: ${done.error}`))
    })
    // Whatever ended it, the next receipt starts another.
    const bury = () => {
      if (worker !== started) return
      worker = undefined
      for (const waiting of pending.values()) waiting.reject(new Error('the thread that draws receipts ended'))
      pending.clear()
    }
    started.on('error', bury)
    started.on('exit', bury)
    return started
  }

  return {
    make(receipt, now) {
      return new Promise((resolve, reject) => {
        worker ??= start()
        const job = count++
        pending.set(job, { resolve, reject })
        worker.postMessage({ job, receipt, now } satisfies ReceiptJob)
      })
    },
    async close() {
      await worker?.terminate()
    },
  }
}
