// The only place where threads are started, given work, limited and replaced. Each kind of work has its own pool,
// because kinds hold different secrets and connections; see docs/decisions/0047.
import { StartFailure, ThreadFailure } from './thread-failure.ts'
import { startThread } from './thread.ts'
import type { Job, Program, Thread } from './thread.ts'

export interface PoolOptions extends Program {
  threads: number
  /**
   * `at-once`: threads start with the pool, and each thread that ends is replaced. `with-work`: a thread starts when
   * there is work and none is free.
   */
  start: 'at-once' | 'with-work'
  /** How many jobs a thread may have at a time; more than one for work that waits for others, such as a database. */
  jobsAtOnce?: number
  /** Time limit of a job, from when a thread takes it. A thread that takes longer is ended. */
  seconds: number
}

export interface JobOptions {
  /** Lower numbers go first; with the same number the oldest job goes first. */
  priority?: number
  seconds?: number
}

export interface ThreadPool<Work, Result, Status = undefined> {
  /** How many jobs can run at once if each thread runs one. */
  readonly size: number
  /** Whether a thread has become ready, and none failed to start since. */
  readonly usable: boolean
  /** How long threads took to start, in milliseconds. */
  readonly starts: { fastestMs: number; lastMs: number }
  /**
   * Resolves with the status of the first thread that becomes ready.
   *
   * @throws {StartFailure} when it cannot start
   */
  ready(): Promise<Status>
  /**
   * @throws {ThreadFailure} when a thread did not finish the job
   * @throws {StartFailure} when there is no thread that could
   */
  run(work: Work, options?: JobOptions): Promise<Result>
  /** Resolves once every thread that ended has been replaced, or could not be. */
  allReplaced(): Promise<void>
  close(): Promise<void>
}

const firstRestMs = 500
const longestRestMs = 30_000

/**
 * Manages threads of one kind. A job that takes too long or kills its thread ends that thread only; waiting jobs go to
 * others.
 */
export function createThreadPool<Work, Result, Status = undefined>(
  options: PoolOptions,
): ThreadPool<Work, Result, Status> {
  const { jobsAtOnce = 1 } = options
  const threads = new Set<Thread<Work, Result>>()
  const queue: (Job<Work, Result> & { priority: number })[] = []
  const waitingForComplete: (() => void)[] = []
  const starts = { fastestMs: Infinity, lastMs: 0 }
  const { promise: ready, resolve: resolveReady, reject: rejectReady } = Promise.withResolvers<Status>()
  ready.catch(() => undefined)
  let usable = false
  let failedStarts = 0
  let lastFailure = new StartFailure()
  let closed = false

  function start(): void {
    if (closed || threads.size >= options.threads) return
    const thread = startThread<Work, Result, Status>(options, {
      ready(status) {
        usable = true
        failedStarts = 0
        starts.lastMs = thread.startedInMs ?? 0
        starts.fastestMs = Math.min(starts.fastestMs, starts.lastMs)
        resolveReady(status)
        if (isComplete()) resolveComplete()
        next()
      },
      free: next,
      ended: (failure) => replace(thread, failure),
    })
    threads.add(thread)
  }

  function replace(thread: Thread<Work, Result>, failure: ThreadFailure | StartFailure): void {
    threads.delete(thread)
    if (closed) return
    if (failure instanceof StartFailure) {
      usable = false
      failedStarts++
      lastFailure = failure
      if (failure.reason !== undefined || threads.size === 0) rejectReady(failure)
      resolveComplete()
      // No thread can do the work now. The caller decides what happens to it.
      if (threads.size === 0) for (const { reject } of queue.splice(0)) reject(failure)
    }
    // A pause between failed starts, so that they do not repeat without end at full speed.
    const restMs = failedStarts === 0 ? 0 : Math.min(firstRestMs * 2 ** failedStarts, longestRestMs)
    if (options.start === 'at-once') setTimeout(start, restMs).unref()
    else if (!(failure instanceof StartFailure)) next()
  }

  function isComplete(): boolean {
    return threads.size === options.threads && [...threads].every(({ startedInMs }) => startedInMs !== undefined)
  }

  function resolveComplete(): void {
    for (const tell of waitingForComplete.splice(0)) tell()
  }

  function next(): void {
    while (queue.length > 0) {
      // The newest free thread: after a failure that is the one that did not have the failing job.
      const free = [...threads].findLast(({ startedInMs, jobs }) => startedInMs !== undefined && jobs < jobsAtOnce)
      if (free === undefined) break
      free.take(queue.shift() as Job<Work, Result>)
    }
    if (options.start === 'at-once') return
    const starting = [...threads].filter(({ startedInMs }) => startedInMs === undefined).length
    for (let count = starting; count < Math.min(queue.length, options.threads); count++) start()
  }

  if (options.start === 'at-once') for (let count = 0; count < options.threads; count++) start()
  return {
    size: options.threads,
    get usable() {
      return usable
    },
    starts,
    ready: () => ready,
    run(work, { priority = 0, seconds = options.seconds } = {}) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new ThreadFailure('ended'))
        if (options.start === 'at-once' && !usable && failedStarts > 0) return reject(lastFailure)
        const behind = queue.findIndex((other) => other.priority > priority)
        queue.splice(behind < 0 ? queue.length : behind, 0, { work, priority, seconds, resolve, reject })
        next()
      })
    },
    allReplaced: () =>
      isComplete() ? Promise.resolve() : new Promise<void>((resolve) => waitingForComplete.push(resolve)),
    async close() {
      closed = true
      for (const { reject } of queue.splice(0)) reject(new ThreadFailure('ended'))
      await Promise.all([...threads].map((thread) => thread.end()))
      resolveComplete()
    },
  }
}
