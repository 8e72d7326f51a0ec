import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { startPostgres } from '../../test/postgres-server.ts'
import { openDatabase } from './database.ts'

it('outlives a PostgreSQL that closes its connections', async () => {
  const postgres = await startPostgres()
  const [db, other] = await Promise.all([openDatabase({ kind: 'postgres' }, postgres.url), openDatabase({ kind: 'postgres' }, postgres.url)])
  try {
    await sql`select 1`.execute(db)
    // As an administrator does, or a restart: all connections but the one that asks.
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`.execute(other)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
  } finally {
    await Promise.all([db.destroy(), other.destroy()])
    await postgres.close()
  }
}, 60_000)
