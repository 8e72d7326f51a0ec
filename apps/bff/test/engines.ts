// A migrated database of each engine, for tests that need no more of the server.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabase } from '../src/storage/database.ts'
import type { Db } from '../src/storage/database.ts'
import { startPostgres } from './postgres-server.ts'

export interface Engine {
  db: Db
  close(): Promise<void>
}

export const engines: { name: string; open: () => Promise<Engine> }[] = [{ name: 'SQLite', open: openSqlite }, { name: 'PostgreSQL', open: openPostgres }]

async function openSqlite(): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-engine-'))
  const db = await openDatabase({ kind: 'sqlite', file: join(folder, 'desk.sqlite') })
  await migrate(db)
  return { db, close: async () => {
    await db.destroy()
    await rm(folder, { recursive: true })
  } }
}

async function openPostgres(): Promise<Engine> {
  const postgres = await startPostgres()
  const db = await openDatabase({ kind: 'postgres' }, postgres.url)
  await migrate(db)
  return { db, close: async () => {
    await db.destroy()
    await postgres.close()
  } }
}
