import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { CryptoStatus, PackageOutcome } from '@diia-desk/diia-client'
import type { Config, Secrets } from '../../config.ts'
import type { UnwrapJob, WorkerMessage } from './unwrap-job.ts'

export interface UnwrapWorkers {
  readonly size: number
  /** Resolves once the organisation's keys are open. @throws {KeysUnusable} when they can't be */
  ready(): Promise<CryptoStatus>
  /** Unwraps one package. Rejects when a worker died over it; the queue then tries again. */
  run(job: UnwrapJob): Promise<PackageOutcome>
  close(): Promise<void>
}

/** The container, its password, the trust list or a certificate is not right. The text names the setting, no value. */
export class KeysUnusable extends Error {
  override name = 'KeysUnusable'
}

interface Pending {
  job: UnwrapJob
  resolve(outcome: PackageOutcome): void
  reject(error: Error): void
}

/**
 * Threads that hold the organisation's private keys and do the slow arithmetic. A package that kills its worker costs
 * that worker, not the desk.
 */
export function createUnwrapWorkers(config: Config, secrets: Secrets): UnwrapWorkers {
  const size = Math.min(config.packages.workers, availableParallelism())
  const queue: Pending[] = []
  const busy = new Map<Worker, Pending>()
  const idle: Worker[] = []
  let closing = false
  let tellReady: (status: CryptoStatus) => void
  let tellUnusable: (error: Error) => void
  const ready = new Promise<CryptoStatus>((resolve, reject) => {
    tellReady = resolve
    tellUnusable = reject
  })
  ready.catch(() => undefined)
  const workers = new Set<Worker>()

  function spawn(): void {
    const worker = new Worker(new URL('./unwrap-worker.ts', import.meta.url), {
      workerData: { crypto: config.crypto, containerPassword: secrets.containerPassword, masterKey: secrets.masterKey },
      // A thread that a hostile package makes grow ends itself, not the process.
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    workers.add(worker)
    worker.on('message', (message: WorkerMessage) => receive(worker, message))
    worker.on('error', (error: Error) => bury(worker, error))
    worker.on('exit', () => bury(worker, new Error('worker ended')))
  }

  function receive(worker: Worker, message: WorkerMessage): void {
    if (message.kind === 'unusable') {
      tellUnusable(new KeysUnusable(message.reason))
      return
    }
    if (message.kind === 'ready') tellReady(message.status)
    else {
      const pending = busy.get(worker)
      busy.delete(worker)
      if (message.kind === 'done') pending?.resolve(message.outcome)
      else pending?.reject(Object.assign(new Error('unwrapping failed'), { name: message.error }))
    }
    idle.push(worker)
    next()
  }

  function bury(worker: Worker, error: Error): void {
    if (!workers.delete(worker)) return
    const at = idle.indexOf(worker)
    if (at >= 0) idle.splice(at, 1)
    busy.get(worker)?.reject(error)
    busy.delete(worker)
    // A short rest, so that keys that vanished from the disk don't spin.
    if (!closing) setTimeout(() => closing || spawn(), 500).unref()
  }

  function next(): void {
    while (idle.length > 0 && queue.length > 0) {
      const worker = idle.pop() as Worker
      const pending = queue.shift() as Pending
      busy.set(worker, pending)
      worker.postMessage(pending.job)
    }
  }

  for (let index = 0; index < size; index++) spawn()
  return {
    size,
    ready: () => ready,
    run(job) {
      return new Promise((resolve, reject) => {
        queue.push({ job, resolve, reject })
        next()
      })
    },
    async close() {
      closing = true
      await Promise.all([...workers].map((worker) => worker.terminate()))
    },
  }
}
