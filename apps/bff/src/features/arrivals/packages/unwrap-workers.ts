import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { CryptoStatus } from '@diia-desk/diia-client'
import type { Config, Secrets } from '../../../config.ts'
import { TroubleError } from '../../../trouble.ts'
import type { UnwrapJob, UnwrapResult, WorkerMessage, WorkerTask } from './unwrap-job.ts'

export interface UnwrapWorkers {
  /** How many packages may be unwrapped at once. */
  readonly size: number
  /** Whether a worker has opened the keys and none has failed to since. */
  readonly usable: boolean
  /** Resolves once the organisation's keys are open. @throws {KeysUnusable} when they can't be */
  ready(): Promise<CryptoStatus>
  /**
   * Unwraps one package in the time it may take.
   *
   * @throws {UnwrapFailure} when the worker did not come to an end with it
   * @throws {TroubleError} when there is no worker that could
   */
  run(job: UnwrapJob, seconds: number): Promise<UnwrapResult>
  /** Whether a worker started anew opens the keys about as fast as the first did, and gets the memory of an honest package of this size. */
  passesProbe(bytes: number): Promise<boolean>
  close(): Promise<void>
}

/** The container, its password, the trust list or a certificate is not right. The text names the setting, no value. */
export class KeysUnusable extends Error {
  override name = 'KeysUnusable'
}

/** What a worker did over a package instead of an answer. It does not say yet whose fault that is. */
export class UnwrapFailure extends Error {
  override name = 'UnwrapFailure'
  readonly how: 'too-long' | 'ended' | 'threw'
  readonly code: string

  constructor(how: 'too-long' | 'ended' | 'threw', code: string = how) {
    super(how)
    this.how = how
    this.code = code
  }
}

interface Pending {
  task: WorkerTask
  seconds: number
  resolve(message: WorkerMessage): void
  reject(error: Error): void
}

interface Running extends Pending {
  timer: NodeJS.Timeout
}

export interface WorkerOptions {
  /** The worker's program; a test gives another. */
  program?: URL
  memoryMb?: number
}

/** How much slower than at its fastest a worker may start before the machine counts as overloaded. */
const slowestStart = 4
/** Starts shorter than this are all alike. */
const quickStartMs = 500
const firstRestMs = 500
const longestRestMs = 30_000

/**
 * Threads that hold the organisation's private keys and do the slow arithmetic. A package that takes too long or kills
 * its worker costs that worker, not the desk.
 */
export function createUnwrapWorkers(
  config: Config,
  secrets: Secrets,
  { program = new URL('./unwrap-worker.ts', import.meta.url), memoryMb = config.packages.memoryMb }: WorkerOptions = {},
): UnwrapWorkers {
  // One more than for light packages, so that a heavy one holds none of them up.
  const size = Math.min(config.packages.workers, availableParallelism()) + 1
  const queue: Pending[] = []
  const workers = new Set<Worker>()
  const busy = new Map<Worker, Running>()
  const idle: Worker[] = []
  let closing = false
  let usable = false
  let failedStarts = 0
  let fastestStartMs = Infinity
  let lastStartMs = 0
  /** Who waits until every worker that ended has been replaced, or could not be. */
  const untilReplaced: (() => void)[] = []
  let tellReady: (status: CryptoStatus) => void
  let tellUnusable: (error: Error) => void
  const ready = new Promise<CryptoStatus>((resolve, reject) => {
    tellReady = resolve
    tellUnusable = reject
  })
  ready.catch(() => undefined)

  function start(): void {
    if (closing) return
    const startedAt = performance.now()
    const worker = new Worker(program, {
      workerData: { crypto: config.crypto, containerPassword: secrets.containerPassword, masterKey: secrets.masterKey },
      // A thread that a hostile package makes grow ends itself, not the process.
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    workers.add(worker)
    worker.on('message', (message: WorkerMessage) => receive(worker, message, startedAt))
    worker.on('error', (error: Error & { code?: string }) =>
      remove(worker, new UnwrapFailure('ended', error.code ?? error.name)),
    )
    worker.on('exit', () => remove(worker, new UnwrapFailure('ended')))
  }

  function receive(worker: Worker, message: WorkerMessage, startedAt: number): void {
    if (message.kind === 'unusable') {
      usable = false
      failedStarts++
      tellUnusable(new KeysUnusable(message.reason))
      remove(worker, new TroubleError('keys'))
      void worker.terminate()
      tellReplaced()
      // Nobody could do the work now: it goes back to where it waits without being lost.
      if (workers.size === 0) for (const pending of queue.splice(0)) pending.reject(new TroubleError('keys'))
      return
    }
    if (message.kind === 'ready') {
      usable = true
      failedStarts = 0
      lastStartMs = performance.now() - startedAt
      fastestStartMs = Math.min(fastestStartMs, lastStartMs)
      tellReady(message.status)
      if (workers.size === size) tellReplaced()
    } else settle(worker, (running) => running.resolve(message))
    if (!workers.has(worker)) return
    idle.push(worker)
    next()
  }

  function settle(worker: Worker, act: (running: Running) => void): void {
    const running = busy.get(worker)
    if (running === undefined) return
    busy.delete(worker)
    clearTimeout(running.timer)
    act(running)
  }

  function tellReplaced(): void {
    for (const tell of untilReplaced.splice(0)) tell()
  }

  /** A worker that ended or has to: whoever waits for it hears why, and another takes its place. */
  function remove(worker: Worker, error: Error): void {
    if (!workers.delete(worker)) return
    const at = idle.indexOf(worker)
    if (at >= 0) idle.splice(at, 1)
    settle(worker, (running) => running.reject(error))
    // Keys that vanished from the disk must not make it spin.
    if (!closing)
      setTimeout(start, failedStarts === 0 ? 0 : Math.min(firstRestMs * 2 ** failedStarts, longestRestMs)).unref()
  }

  function next(): void {
    while (idle.length > 0 && queue.length > 0) {
      const worker = idle.pop() as Worker
      const pending = queue.shift() as Pending
      const timer = setTimeout(() => {
        remove(worker, new UnwrapFailure('too-long'))
        void worker.terminate()
      }, pending.seconds * 1000)
      busy.set(worker, { ...pending, timer })
      worker.postMessage(pending.task)
    }
  }

  function ask(task: WorkerTask, seconds: number): Promise<WorkerMessage> {
    return new Promise((resolve, reject) => {
      if (!usable && failedStarts > 0) return reject(new TroubleError('keys'))
      queue.push({ task, seconds, resolve, reject })
      next()
    })
  }

  for (let index = 0; index < size; index++) start()
  return {
    size,
    get usable() {
      return usable
    },
    ready: () => ready,
    async run(job, seconds) {
      const message = await ask({ kind: 'unwrap', job }, seconds)
      if (message.kind === 'done') return message.result
      throw new UnwrapFailure('threw', message.kind === 'failed' ? message.error : message.kind)
    },
    async passesProbe(bytes) {
      if (workers.size < size) await new Promise<void>((resolve) => untilReplaced.push(resolve))
      const { kind } = await ask({ kind: 'probe', bytes }, config.packages.limitSeconds)
      return kind === 'probed' && lastStartMs <= Math.max(quickStartMs, fastestStartMs * slowestStart)
    },
    async close() {
      closing = true
      await Promise.all([...workers].map((worker) => worker.terminate()))
    },
  }
}
