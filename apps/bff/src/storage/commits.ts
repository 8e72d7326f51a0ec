import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { isPostgres } from './engine.ts'
import type { Database } from './schema.ts'

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

interface Waiting {
  work(trx: Transaction<Database>): Promise<void>
  resolve(): void
  reject(error: unknown): void
}

/** With more in one transaction the first would wait too long for the last. */
const maxAtOnce = 64

/**
 * Commits of SQLite wait for the disk one after another. Work that arrives meanwhile shares the next commit (group
 * commit). Work that fails is undone alone, by its savepoint. PostgreSQL does the same by itself, in parallel.
 */
export function createCommits(db: Db): Commits {
  if (isPostgres(db)) return { run: (work) => inTransaction(db, work) }
  const queue: Waiting[] = []
  let committing = false

  async function commit(): Promise<void> {
    committing = true
    while (queue.length > 0) {
      const batch = queue.splice(0, maxAtOnce)
      const failed = new Map<Waiting, unknown>()
      try {
        await inTransaction(db, async (trx) => {
          const [only, ...more] = batch
          if (only !== undefined && more.length === 0) await only.work(trx)
          else for (const waiting of batch) await inSavepoint(trx, waiting, failed)
        })
      } catch (error) {
        for (const waiting of batch) waiting.reject(failed.get(waiting) ?? error)
        continue
      }
      for (const waiting of batch) {
        if (failed.has(waiting)) waiting.reject(failed.get(waiting))
        else waiting.resolve()
      }
    }
    committing = false
  }

  return {
    run<Result>(work: (trx: Transaction<Database>) => Promise<Result>) {
      return new Promise<Result>((resolve, reject) => {
        let result: Result
        queue.push({
          work: async (trx) => {
            result = await work(trx)
          },
          resolve: () => resolve(result),
          reject,
        })
        // One turn of the event loop later, so that calls that arrived together are committed together.
        if (!committing) {
          committing = true
          setImmediate(() => void commit())
        }
      })
    },
  }
}

async function inTransaction<Result>(db: Db, work: (trx: Transaction<Database>) => Promise<Result>): Promise<Result> {
  let done = false
  try {
    return await db.transaction().execute(async (trx) => {
      const result = await work(trx)
      done = true
      return result
    })
  } catch (error) {
    // After the work is done only the commit can fail.
    throw done ? new OutcomeUnknown('the outcome of a transaction is not known', { cause: error }) : error
  }
}

async function inSavepoint(trx: Transaction<Database>, waiting: Waiting, failed: Map<Waiting, unknown>): Promise<void> {
  await sql`savepoint piece`.execute(trx)
  try {
    await waiting.work(trx)
  } catch (error) {
    failed.set(waiting, error)
    await sql`rollback to piece`.execute(trx)
  }
  await sql`release piece`.execute(trx)
}
