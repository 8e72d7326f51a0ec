import type { Config } from '../../../config.ts'
import { createThreadPool } from '../../../threads/thread-pool.ts'
import type { ThreadPool } from '../../../threads/thread-pool.ts'
import type { PullPosition } from './cursor.ts'
import type { LoadedProfile } from './profile.ts'

/** The data of the thread. */
export interface PageWorkerData {
  database: Config['storage']['database']
  postgresUrl: string | undefined
  profile: LoadedProfile
}

/**
 * The records of a page as they are sent, in UTF-8, with commas between. The envelope around them is added where the
 * keys are.
 */
export interface WrittenPage {
  items: Uint8Array<ArrayBuffer>
  /** The position after this page. */
  done: PullPosition
  /** Where the next page begins; absent on the last one. */
  next?: PullPosition
}

export type PageMaker = ThreadPool<PullPosition, WrittenPage>

/**
 * Makes pages in a thread with its own connection. Screens do not wait for them, and the garbage of a large pull is
 * collected from a small young heap.
 */
export function createPageMaker(data: PageWorkerData): PageMaker {
  return createThreadPool({
    file: new URL('./page-worker.ts', import.meta.url),
    data,
    threads: 1,
    start: 'with-work',
    // Pages wait for the database, and one pull must not wait for the pages of another.
    jobsAtOnce: 64,
    // Only a thread that hangs takes so long; a slow database gets its time.
    seconds: 300,
    memory: { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 512 },
  })
}
