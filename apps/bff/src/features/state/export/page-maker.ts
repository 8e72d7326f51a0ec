import type { Config } from '../../../config.ts'
import { createThreadPool } from '../../../threads/thread-pool.ts'
import type { ThreadPool } from '../../../threads/thread-pool.ts'
import type { Walk } from './cursor.ts'
import type { LoadedProfile } from './profile.ts'

/** What the thread works with. */
export interface PageWorkerData {
  database: Config['storage']['database']
  postgresUrl: string | undefined
  profile: LoadedProfile
}

/** The records of a page as they go out, in UTF-8, with commas between; the frame around them is made where keys are. */
export interface WrittenPage {
  items: Uint8Array<ArrayBuffer>
  /** The walk with this page counted in. */
  done: Walk
  /** Where the next page begins; absent on the last one. */
  next?: Walk
}

export type PageMaker = ThreadPool<Walk, WrittenPage>

/**
 * Makes pages in a thread with a connection of its own: screens do not wait for them, and what a pull of everything
 * throws away is collected from a young heap that is kept small.
 */
export function createPageMaker(data: PageWorkerData): PageMaker {
  return createThreadPool({
    file: new URL('./page-worker.ts', import.meta.url),
    data,
    threads: 1,
    start: 'with-work',
    // Pages wait for the database: one pull is not to wait for the pages of another.
    jobsAtOnce: 64,
    // Only a thread that hangs takes so long; a slow database is given its time.
    seconds: 300,
    memory: { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 512 },
  })
}
