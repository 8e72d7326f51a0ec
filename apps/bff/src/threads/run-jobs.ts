// The thread's side of a pool: reports that it is ready, does the jobs it receives, reports failures.
import { parentPort } from 'node:worker_threads'
import type { Transferable } from 'node:worker_threads'
import { fieldsOf } from '../thrown.ts'
import type { Thrown } from './thread-failure.ts'

export interface JobMessage<Job> {
  number: number
  job: Job
}

export type ThreadMessage<Result, Status> =
  | { kind: 'ready'; status: Status }
  | { kind: 'unusable'; reason: string }
  | { kind: 'done'; number: number; result: Result }
  | { kind: 'failed'; number: number; thrown: Thrown }

interface RunOptions<Result, Status> {
  /** What the pool receives from this thread once it is ready. */
  status?: Status
  /** Parts of a result that are transferred instead of copied. */
  transferred?: (result: Result) => Transferable[]
}

/**
 * Called in a thread that has opened what it needs. Does one job after another, or several at once if they wait for
 * others.
 */
export function runJobs<Result, Status = undefined>(
  work: (job: never) => Result | Promise<Result>,
  { status, transferred = () => [] }: RunOptions<Result, Status> = {},
): void {
  const port = openPort()
  port.on('message', ({ number, job }: JobMessage<never>) => void answer(number, job))
  async function answer(number: number, job: never): Promise<void> {
    try {
      const result = await work(job)
      port.postMessage({ kind: 'done', number, result } satisfies ThreadMessage<Result, Status>, transferred(result))
    } catch (error) {
      port.postMessage({ kind: 'failed', number, thrown: thrownOf(error) } satisfies ThreadMessage<Result, Status>)
    }
  }
  port.postMessage({ kind: 'ready', status })
}

/**
 * Called in a thread that cannot do its work. The reason is for the operator and contains no secret. The thread is then
 * ended.
 */
export function reportUnusable(reason: string): void {
  openPort().postMessage({ kind: 'unusable', reason } satisfies ThreadMessage<never, never>)
}

/** Only the fields of an error that cannot contain the content of the job. */
export function thrownOf(error: unknown): Thrown {
  const { code } = fieldsOf(error)
  return {
    name: error instanceof Error ? error.name : 'Error',
    ...(typeof code === 'string' && { code }),
  }
}

function openPort(): NonNullable<typeof parentPort> {
  if (parentPort === null) throw new Error('jobs run only in a thread')
  return parentPort
}
