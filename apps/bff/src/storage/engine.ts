import { PostgresAdapter } from 'kysely'
import type { SelectQueryBuilder } from 'kysely'
import { fieldsOf } from '../thrown.ts'

/** True on PostgreSQL, false on SQLite: for the few cases where their SQL differs. */
export function isPostgres(db: { getExecutor(): { adapter: unknown } }): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

/** True for a violated unique constraint: another writer was first. */
export function isTaken(error: unknown): boolean {
  const { code } = fieldsOf(error)
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}

/**
 * Locks the rows of a query until the transaction ends: `change` against other changes, `keep` so that they stay as
 * read. In a join, only rows of the given tables. SQLite has one writer and needs neither.
 *
 * Every transaction locks rows before it writes numbered ones (`migrations/0004-order.ts`). In the other order two
 * transactions could deadlock.
 */
export function locking<DB, TB extends keyof DB, O>(
  db: { getExecutor(): { adapter: unknown } },
  how: 'change' | 'keep',
  query: SelectQueryBuilder<DB, TB, O>,
  of?: readonly (TB & string)[],
): SelectQueryBuilder<DB, TB, O> {
  if (!isPostgres(db)) return query
  return how === 'change' ? query.forNoKeyUpdate(of) : query.forShare(of)
}
