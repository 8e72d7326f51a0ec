import { sql } from 'kysely'
import type { Db } from './database.ts'
import { isPostgres } from './engine.ts'

/** Any numbers, so long as nothing else in the database takes the same advisory locks. */
const locks = { storage: 4_145_258, start: 4_145_259, 'demo-history': 4_145_260 }

/**
 * Runs work that two processes on one PostgreSQL must not do at the same time; the second waits. A SQLite database has
 * one process anyway, which has locked its folder. The lock is a transaction's, as poolers in between know them, and
 * ends with its connection.
 */
export async function alone<Result>(db: Db, what: keyof typeof locks, work: () => Promise<Result>): Promise<Result> {
  if (!isPostgres(db)) return await work()
  return await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${locks[what]})`.execute(trx)
    return await work()
  })
}
