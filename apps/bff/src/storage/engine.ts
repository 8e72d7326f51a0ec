import { PostgresAdapter } from 'kysely'

/** True on PostgreSQL, false on SQLite: for the few places where their SQL differs. */
export function isPostgres(db: { getExecutor(): { adapter: unknown } }): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}
