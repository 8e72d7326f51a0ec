// A thread for work that is no matter of a moment: it starts with its first job and stays.
import { Worker, parentPort } from 'node:worker_threads'
import type { Transferable, WorkerOptions } from 'node:worker_threads'
import { fieldsOf } from './thrown.ts'

export interface JobThread<Job, Result> {
  /** @throws when the job fails or the thread ends over it; the next job starts another thread */
  run(job: Job): Promise<Result>
  close(): Promise<void>
}

interface Asked<Job> {
  number: number
  job: Job
}
type Answered<Result> = { number: number; result: Result } | { number: number; failure: Failure }
/** What crosses over of an error: its text could hold what the job was about. */
interface Failure {
  name: string
  code?: string
}

interface Pending<Result> {
  resolve(result: Result): void
  reject(error: Error): void
}

/** @param file a module that calls `answerJobs` */
export function createJobThread<Job, Result>(file: URL, options: WorkerOptions = {}): JobThread<Job, Result> {
  const pending = new Map<number, Pending<Result>>()
  let thread: Worker | undefined
  let count = 0

  function start(): Worker {
    const started = new Worker(file, options)
    started.unref()
    started.on('message', (answered: Answered<Result>) => {
      const waiting = pending.get(answered.number)
      pending.delete(answered.number)
      if ('result' in answered) waiting?.resolve(answered.result)
      else waiting?.reject(Object.assign(new Error('a job of a thread failed'), answered.failure))
    })
    const bury = (error?: unknown) => {
      if (thread !== started) return
      thread = undefined
      const failure = failureOf(error)
      for (const waiting of pending.values())
        waiting.reject(Object.assign(new Error('a thread ended over its jobs'), failure))
      pending.clear()
    }
    started.on('error', bury)
    started.on('exit', () => bury())
    return started
  }

  return {
    run(job) {
      return new Promise((resolve, reject) => {
        thread ??= start()
        const number = count++
        pending.set(number, { resolve, reject })
        thread.postMessage({ number, job } satisfies Asked<Job>)
      })
    },
    async close() {
      await thread?.terminate()
    },
  }
}

/**
 * In the thread: does what it is asked for.
 *
 * @param moved what of a result is handed over instead of copied
 */
export function answerJobs<Result>(
  work: (job: never) => Promise<Result>,
  moved: (result: Result) => Transferable[] = () => [],
): void {
  const port = parentPort
  if (port === null) throw new Error('jobs are answered in a thread')
  port.on('message', ({ number, job }: Asked<never>) => {
    work(job).then(
      (result) => port.postMessage({ number, result } satisfies Answered<Result>, moved(result)),
      (error: unknown) => port.postMessage({ number, failure: failureOf(error) } satisfies Answered<Result>),
    )
  })
}

function failureOf(error: unknown): Failure {
  const { code } = fieldsOf(error)
  return { name: error instanceof Error ? error.name : 'Error', ...(typeof code === 'string' && { code }) }
}
