import { Worker } from 'node:worker_threads'
import type { ResourceLimits } from 'node:worker_threads'
import { thrownOf } from './run-jobs.ts'
import type { JobMessage, ThreadMessage } from './run-jobs.ts'
import { StartFailure, ThreadFailure } from './thread-failure.ts'

export interface Program {
  /** A module that calls `runJobs`. */
  file: URL
  /** The data of its threads. Secrets are given only to the kind of threads that needs them. */
  data?: unknown
  /** A thread that exceeds these limits ends itself, not the process. */
  memory: ResourceLimits
}

export interface Job<Work, Result> {
  work: Work
  seconds: number
  resolve: (result: Result) => void
  reject: (error: Error) => void
}

export interface Thread<Work, Result> {
  /** The milliseconds that it took to start; undefined until it is ready. */
  readonly startedInMs: number | undefined
  /** The number of its current jobs. */
  readonly jobs: number
  take(job: Job<Work, Result>): void
  end(): Promise<unknown>
}

interface Listener<Status> {
  ready(status: Status): void
  /** Called when it can take another job. */
  free(): void
  /** Called once. The jobs it had are rejected afterwards. */
  ended(failure: ThreadFailure | StartFailure): void
}

/** Longer than any start takes, even on a very busy machine. */
const startSeconds = 120

/** Starts one thread and keeps track of its jobs. */
export function startThread<Work, Result, Status>(
  { file, data, memory }: Program,
  listener: Listener<Status>,
): Thread<Work, Result> {
  const startedAt = performance.now()
  const worker = new Worker(file, { workerData: data, resourceLimits: memory })
  const running = new Map<number, Job<Work, Result> & { timer: NodeJS.Timeout }>()
  let numbered = 0
  let startedInMs: number | undefined
  let over = false
  const starting = setTimeout(() => end(new ThreadFailure('too-long')), startSeconds * 1000)

  function end(failure: ThreadFailure | StartFailure, late?: number): void {
    if (over) return
    over = true
    clearTimeout(starting)
    void worker.terminate()
    listener.ended(startedInMs === undefined && !(failure instanceof StartFailure) ? new StartFailure() : failure)
    for (const [number, { timer, reject }] of running) {
      clearTimeout(timer)
      reject(late === undefined || late === number ? failure : new ThreadFailure('ended'))
    }
    running.clear()
  }

  function finish(number: number, act: (job: Job<Work, Result>) => void): void {
    const job = running.get(number)
    if (job === undefined) return
    running.delete(number)
    clearTimeout(job.timer)
    // An idle thread must not keep the process alive.
    if (running.size === 0) worker.unref()
    act(job)
    listener.free()
  }

  worker.on('message', (message: ThreadMessage<Result, Status>) => {
    if (over) return
    switch (message.kind) {
      case 'unusable':
        return end(new StartFailure(message.reason))
      case 'ready':
        clearTimeout(starting)
        startedInMs = performance.now() - startedAt
        worker.unref()
        return listener.ready(message.status)
      case 'done':
        return finish(message.number, ({ resolve }) => resolve(message.result))
      case 'failed':
        return finish(message.number, ({ reject }) => reject(new ThreadFailure('threw', message.thrown)))
    }
  })
  worker.on('error', (error) => end(new ThreadFailure('ended', thrownOf(error))))
  worker.on('messageerror', () => end(new ThreadFailure('ended')))
  worker.on('exit', () => end(new ThreadFailure('ended')))

  return {
    get startedInMs() {
      return startedInMs
    },
    get jobs() {
      return running.size
    },
    take(job) {
      const number = numbered++
      const timer = setTimeout(() => end(new ThreadFailure('too-long'), number), job.seconds * 1000)
      running.set(number, { ...job, timer })
      worker.ref()
      worker.postMessage({ number, job: job.work } satisfies JobMessage<Work>)
    },
    end: () => worker.terminate(),
  }
}
