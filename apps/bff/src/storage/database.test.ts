import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { startPostgres } from '../../test/postgres-server.ts'
import { migrate, openDatabase } from './database.ts'

it('lets a command line change a SQLite file beside a running server', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'desk-two-'))
  const file = join(folder, 'desk.sqlite')
  const server = await openDatabase({ kind: 'sqlite', file })
  await migrate(server)
  const thread = new Worker(new URL('../../test/second-writer.ts', import.meta.url), { workerData: file })
  try {
    await once(thread, 'message')
    // Reads first and writes then, as most changes do, while the other one writes again and again.
    for (let turn = 0; turn < 50; turn++) {
      await server.transaction().execute(async (trx) => {
        await trx.selectFrom('holidays').selectAll().execute()
        await new Promise((resolve) => setTimeout(resolve, 2))
        await trx
          .insertInto('holidays')
          .values({ day: `server-${turn}`, name: 'x' })
          .execute()
      })
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    expect(await server.selectFrom('holidays').selectAll().where('day', 'like', 'server-%').execute()).toHaveLength(50)
  } finally {
    await thread.terminate()
    await server.destroy()
    await rm(folder, { recursive: true })
  }
}, 30_000)

it('outlives a PostgreSQL that closes its connections', async () => {
  const postgres = await startPostgres()
  const [db, other] = await Promise.all([
    openDatabase({ kind: 'postgres' }, postgres.url),
    openDatabase({ kind: 'postgres' }, postgres.url),
  ])
  try {
    await sql`select 1`.execute(db)
    // As an administrator does, or a restart: all connections but the one that asks.
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`.execute(
      other,
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
  } finally {
    await Promise.all([db.destroy(), other.destroy()])
    await postgres.close()
  }
}, 60_000)

it('plans anew on PostgreSQL when another release has changed a table', async () => {
  const postgres = await startPostgres()
  const [db, other] = await Promise.all([
    openDatabase({ kind: 'postgres' }, postgres.url),
    openDatabase({ kind: 'postgres' }, postgres.url),
  ])
  try {
    await migrate(db)
    await db.insertInto('holidays').values({ day: '2027-01-01', name: 'x' }).execute()
    const read = () => db.selectFrom('holidays').selectAll().where('day', '=', '2027-01-01').execute()
    expect(await read()).toEqual([{ day: '2027-01-01', name: 'x' }])
    await sql`alter table holidays add column note text`.execute(other)
    await expect(read()).rejects.toThrow('cached plan')
    expect(await read()).toEqual([{ day: '2027-01-01', name: 'x', note: null }])
  } finally {
    await Promise.all([db.destroy(), other.destroy()])
    await postgres.close()
  }
}, 60_000)
