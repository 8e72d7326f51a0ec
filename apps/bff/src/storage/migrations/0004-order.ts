import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { isPostgres } from '../engine.ts'

/** Any number, so long as nothing else in the database takes the same advisory lock. */
const orderLock = 4_145_257

/** Rows that readers go by the number of. */
const numbered = ['events', 'appeals', 'appeal_events']

/**
 * From its first numbered row to its end a transaction writes such rows alone: a later number must never become visible
 * before an earlier one, or a reader that goes by numbers would pass it over. SQLite has one writer anyway.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!isPostgres(db)) return
  await sql`create function keep_order() returns trigger language plpgsql as ${sql.lit(`begin perform pg_advisory_xact_lock(${orderLock}); return null; end`)}`.execute(
    db,
  )
  // Once for a statement, which is before its rows get their numbers.
  for (const table of numbered)
    await sql`create trigger keep_order before insert on ${sql.table(table)} for each statement execute function keep_order()`.execute(
      db,
    )
}
