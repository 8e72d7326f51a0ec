// Password hashes are slow and large on purpose. On the threads that Node shares for files and DNS, many sign-in
// attempts would delay every delivery. Here they have their own threads, and only few may wait.
import { availableParallelism } from 'node:os'
import { createThreadPool } from '../../../threads/thread-pool.ts'

/** Who asks, in the order in which they are served. */
const lanes = ['known', 'export', 'unknown'] as const
export type PasswordLane = (typeof lanes)[number]

/**
 * How many passwords of a lane may be checked or wait at the same time. A hash takes about 50 ms and, while it is
 * computed, 19 MiB: the last of eight unknown browsers waits half a second. A centre's people, whose browsers are
 * known, may all come in the same minute.
 */
const maxInLane: Record<PasswordLane, number> = { known: 32, export: 4, unknown: 8 }

export type PasswordJob =
  | { kind: 'hash'; password: string }
  | { kind: 'verify'; password: string; phc: string | undefined }

/** A slot in the pool. It is held from before an attempt is counted until it is answered. */
export interface PasswordSlot {
  /** False for a wrong password, and after the same time when there is no hash to compare with. */
  verify(password: string, phc: string | undefined): Promise<boolean>
  hash(password: string): Promise<string>
  end(): void
}

export interface PasswordPool {
  /** Takes a slot at once; undefined when too many are taken. */
  acquire(lane: PasswordLane): PasswordSlot | undefined
  /** True while a lane has a free slot. */
  hasFreeSlot(lane: PasswordLane): boolean
  close(): Promise<void>
}

/** One processor stays free for other work where there is more than one. */
export function createPasswordPool({
  threads = Math.max(1, Math.min(2, availableParallelism() - 1)),
} = {}): PasswordPool {
  const pool = createThreadPool<PasswordJob, boolean | string>({
    file: new URL('./password-worker.ts', import.meta.url),
    threads,
    start: 'with-work',
    seconds: 30,
    // The memory of a hash is not part of this heap. One job at a time limits it.
    memory: { maxOldGenerationSizeMb: 64 },
  })
  const held: Record<PasswordLane, number> = { known: 0, export: 0, unknown: 0 }

  return {
    acquire(lane) {
      if (held[lane] >= maxInLane[lane]) return undefined
      held[lane]++
      let holds = true
      const run = (job: PasswordJob) => pool.run(job, { priority: lanes.indexOf(lane) })
      return {
        verify: async (password, phc) => (await run({ kind: 'verify', password, phc })) === true,
        hash: async (password) => String(await run({ kind: 'hash', password })),
        end() {
          if (holds) held[lane]--
          holds = false
        },
      }
    },
    hasFreeSlot: (lane) => held[lane] < maxInLane[lane],
    close: () => pool.close(),
  }
}
