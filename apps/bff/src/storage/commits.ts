import type { Transaction } from 'kysely'
import type { Db } from './database.ts'
import type { Database } from './schema.ts'
import type { WriteAheadLog } from './write-ahead-log.ts'

/**
 * The database was told to commit and did not confirm it: its connection broke, or its disk failed. The change may
 * exist or not, so everything that it may refer to must stay.
 */
export class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown'
}

export interface Commits {
  /**
   * Runs work in a transaction and resolves once it is durable. Short work only: no calls, no files.
   *
   * @throws {OutcomeUnknown} when it is unknown whether it was committed; after any other error it was not
   */
  run<Result>(work: (trx: Transaction<Database>) => Promise<Result>): Promise<Result>
}

/**
 * @param log of SQLite on a server: other transactions go on while this one waits for the disk, and one sync serves all
 *   that wait. PostgreSQL does the same by itself
 */
export function createCommits(db: Db, log?: WriteAheadLog): Commits {
  // Within a transaction nothing has to be on disk: what it reads is older in the log than what it writes.
  const unwaiting = log === undefined ? db : db.withoutPlugins()
  return {
    async run(work) {
      let done = false
      try {
        const result = await unwaiting.transaction().execute(async (trx) => {
          log?.callerWaits()
          const worked = await work(trx)
          done = true
          return worked
        })
        await log?.durable()
        return result
      } catch (error) {
        // The reason may be a row that is not on disk yet: «already settled» must not be told before it is true for good.
        if (!done) await log?.durable()
        // After the work is done only the commit can fail.
        throw done ? new OutcomeUnknown('the outcome of a transaction is not known', { cause: error }) : error
      }
    },
  }
}
