import { sql } from 'kysely'
import type { Db } from './database.ts'
import { isPostgres } from './engine.ts'

/** Arbitrary numbers that nothing else in the database uses for advisory locks. */
const locks = { storage: 4_145_258, start: 4_145_259, 'demo-history': 4_145_260 }

/**
 * Runs work that two processes on one PostgreSQL must not do at the same time; the second one waits. SQLite needs no
 * lock here, because its only process has locked the folder. The lock belongs to a transaction, because connection
 * poolers support only that, and ends with the connection.
 */
export async function runExclusively<Result>(
  db: Db,
  what: keyof typeof locks,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!isPostgres(db)) return await work()
  return await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${locks[what]})`.execute(trx)
    return await work()
  })
}
