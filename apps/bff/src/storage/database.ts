import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Database as SqliteConnection } from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'
import type { Config } from '../config.ts'
import { migrationProvider } from './migrations/index.ts'
import type { Database } from './schema.ts'

export type Db = Kysely<Database>

/**
 * Opens the chosen database; the other one's driver is not even loaded.
 *
 * @param toRead for one reader that changes nothing, beside the program's own connection
 */
export async function openDatabase(choice: Config['storage']['database'], postgresUrl?: string, { toRead = false } = {}): Promise<Db> {
  if (choice.kind === 'postgres') {
    const { Pool } = await import('pg')
    const pool = new Pool({ connectionString: postgresUrl, max: toRead ? 1 : 8 })
    // A server that restarts closes idle connections. The pool opens others when they are needed; unheard, it would end
    // the process.
    pool.on('error', () => undefined)
    return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  }
  const { default: Sqlite } = await import('better-sqlite3')
  if (toRead) return new Kysely<Database>({ dialect: new SqliteDialect({ database: withKeptStatements(new Sqlite(choice.file, { readonly: true })) }) })
  mkdirSync(dirname(choice.file), { recursive: true, mode: 0o700 })
  const sqlite = new Sqlite(choice.file)
  sqlite.pragma('journal_mode = WAL')
  // What has been acknowledged survives a power cut: one fsync for each commit.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 5000')
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: withKeptStatements(sqlite) }) })
}

/** More texts than the program has; only lists of changing length could make more. */
const mostStatements = 300

/**
 * Kysely prepares each query anew; the texts are always the same few, and preparing costs more than running.
 *
 * A transaction takes its turn as a writer at once. One that read first and wrote then would be refused as "locked",
 * without waiting, whenever another process (the command line) had written in between.
 */
function withKeptStatements(sqlite: SqliteConnection): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    prepare(text) {
      const known = kept.get(text)
      if (known !== undefined) return known
      if (kept.size >= mostStatements) kept.clear()
      const statement = sqlite.prepare(text === 'begin' ? 'begin immediate' : text)
      kept.set(text, statement)
      return statement
    },
    close: () => sqlite.close(),
  }
}

/** Brings the schema up to date. Kysely takes a lock on PostgreSQL, so that two starting processes don't collide. */
export async function migrate(db: Db): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrationProvider }).migrateToLatest()
  if (error !== undefined) throw error
}
