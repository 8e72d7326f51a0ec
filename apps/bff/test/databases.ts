import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabase } from '../src/storage/database.ts'
import type { Db } from '../src/storage/database.ts'
import { startPostgres } from './postgres-server.ts'

export interface StartedDatabase {
  /** Settings with which a bff uses it. */
  environment: Record<string, string>
  /** Opens it for a test that needs only the database: migrated, unless the test does that itself. */
  open: (options?: { migrated: boolean }) => Promise<Db>
  stop: () => Promise<void>
}

/** Both databases, for tests that must pass on each. */
export const databases: { name: string; start: () => Promise<StartedDatabase> }[] = [
  { name: 'SQLite', start: startSqlite },
  { name: 'PostgreSQL', start: startOwnPostgres },
]

/** A bff keeps its file in its own folder; a file that a test opens is in a folder of the test. */
async function startSqlite(): Promise<StartedDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-database-'))
  const { open, closeAll } = opener(() => openDatabase({ kind: 'sqlite', file: join(folder, 'desk.sqlite') }))
  return {
    environment: {},
    open,
    stop: async () => {
      await closeAll()
      await rm(folder, { recursive: true })
    },
  }
}

async function startOwnPostgres(): Promise<StartedDatabase> {
  const postgres = await startPostgres()
  const { open, closeAll } = opener(() => openDatabase({ kind: 'postgres' }, postgres.url))
  return {
    environment: { POSTGRES_URL: postgres.url },
    open,
    stop: async () => {
      await closeAll()
      await postgres.close()
    },
  }
}

function opener(connect: () => Promise<Db>): { open: StartedDatabase['open']; closeAll: () => Promise<void> } {
  const opened: Db[] = []
  return {
    async open({ migrated } = { migrated: true }) {
      const db = await connect()
      opened.push(db)
      if (migrated) await migrate(db)
      return db
    },
    async closeAll() {
      await Promise.all(opened.map((db) => db.destroy()))
    },
  }
}
