import type { Kysely } from 'kysely'
import { PostgresAdapter } from 'kysely'

/** True on PostgreSQL, false on SQLite: for the few places where their SQL differs. */
export function isPostgres(db: Kysely<never> | Kysely<unknown>): boolean {
  return (db as Kysely<unknown>).getExecutor().adapter instanceof PostgresAdapter
}
