import { PostgresAdapter } from 'kysely'
import type { SelectQueryBuilder } from 'kysely'
import { fieldsOf } from '../thrown.ts'

/** True on PostgreSQL, false on SQLite: for the few places where their SQL differs. */
export function isPostgres(db: { getExecutor(): { adapter: unknown } }): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

/** A row with this key or number is there already: somebody else was first. */
export function isTaken(error: unknown): boolean {
  const { code } = fieldsOf(error)
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}

/**
 * Locks the rows that a query finds until the transaction ends: `change` against other changes, `keep` so that they
 * stay as they were read; of a join those of some tables. SQLite has one writer and needs neither.
 *
 * Rows are locked before numbered ones are written (`migrations/0004-order.ts`), in every transaction: the other way
 * round two could wait for each other.
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
