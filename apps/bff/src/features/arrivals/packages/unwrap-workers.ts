import { availableParallelism } from 'node:os'
import type { CryptoStatus } from '@diia-desk/diia-client'
import type { Config, Secrets } from '../../../config.ts'
import { StartFailure } from '../../../threads/thread-failure.ts'
import { createThreadPool } from '../../../threads/thread-pool.ts'
import { TroubleError } from '../../../trouble.ts'
import type { WorkerData } from './open-keys.ts'
import type { UnwrapJob, UnwrapResult, WorkerResult, WorkerTask } from './unwrap-job.ts'

export interface UnwrapWorkers {
  /** How many packages may be unwrapped at once. */
  readonly size: number
  /** Whether a worker has opened the keys, and no worker failed to open them since. */
  readonly usable: boolean
  /** Resolves once the organisation's keys are open. @throws {KeysUnusable} when they can't be */
  ready(): Promise<CryptoStatus>
  /**
   * Unwraps one package within the given time.
   *
   * @throws {ThreadFailure} when the worker did not finish
   * @throws {TroubleError} when there is no worker that could
   */
  run(job: UnwrapJob, seconds: number): Promise<UnwrapResult>
  /**
   * Whether a new worker opens the keys about as fast as the first one did, and can allocate the memory of a valid
   * package of this size.
   */
  passesProbe(bytes: number): Promise<boolean>
  close(): Promise<void>
}

/**
 * The container, its password, the trust list or a certificate is not right. The message names the setting, never its
 * value.
 */
export class KeysUnusable extends Error {
  override name = 'KeysUnusable'
}

export interface WorkerOptions {
  /** The worker's program; a test gives another. */
  program?: URL
  memoryMb?: number
}

/** A worker that starts this many times slower than the fastest start means that the machine is overloaded. */
const slowestStart = 4
/** Starts shorter than this are treated as equally fast. */
const quickStartMs = 500

/** Threads that do the slow arithmetic. Only they hold the organisation's private keys. */
export function createUnwrapWorkers(
  config: Config,
  { containerPassword, masterKey }: Secrets,
  { program = new URL('./unwrap-worker.ts', import.meta.url), memoryMb = config.packages.memoryMb }: WorkerOptions = {},
): UnwrapWorkers {
  const pool = createThreadPool<WorkerTask, WorkerResult, CryptoStatus>({
    file: program,
    data: { crypto: config.crypto, containerPassword, masterKey } satisfies WorkerData,
    // One more than for light packages, so that a heavy package delays none of them.
    threads: Math.min(config.packages.workers, availableParallelism()) + 1,
    start: 'at-once',
    seconds: config.packages.limitSeconds,
    memory: { maxOldGenerationSizeMb: memoryMb },
  })

  async function ask(task: WorkerTask, seconds?: number): Promise<WorkerResult> {
    try {
      return await pool.run(task, seconds === undefined ? {} : { seconds })
    } catch (error) {
      throw error instanceof StartFailure
        ? new TroubleError(error.reason === undefined ? 'memory' : 'keys', { cause: error })
        : error
    }
  }

  return {
    size: pool.size,
    get usable() {
      return pool.usable
    },
    ready: () =>
      pool.ready().catch((error: unknown) => {
        throw error instanceof StartFailure ? new KeysUnusable(error.message) : error
      }),
    async run(job, seconds) {
      const answer = await ask({ kind: 'unwrap', job }, seconds)
      if (answer === 'probed') throw new Error('a package got the result of a probe')
      return answer
    },
    async passesProbe(bytes) {
      await pool.allReplaced()
      const { fastestMs, lastMs } = pool.starts
      return (
        (await ask({ kind: 'probe', bytes })) === 'probed' && lastMs <= Math.max(quickStartMs, fastestMs * slowestStart)
      )
    },
    close: () => pool.close(),
  }
}
