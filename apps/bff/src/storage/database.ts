import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Database as SqliteConnection } from 'better-sqlite3'
import type { PostgresPool, PostgresPoolClient, SqliteDatabase, SqliteStatement } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { Config } from '../config.ts'
import { migrationProvider } from './migrations/index.ts'
import { createPrivateFile } from './file-modes.ts'
import type { Database } from './schema.ts'
import { fieldsOf } from '../thrown.ts'

export type Db = Kysely<Database>

/**
 * Opens the chosen database. The driver of the other one is not loaded.
 *
 * @param readOnly for a reader that changes nothing, with its own connection
 */
export async function openDatabase(
  choice: Config['storage']['database'],
  postgresUrl?: string,
  { readOnly = false } = {},
): Promise<Db> {
  if (choice.kind === 'postgres') {
    const { Pool: ConnectionPool } = await import('pg')
    const pool = new ConnectionPool({ connectionString: postgresUrl, max: readOnly ? 1 : 8 })
    // A server that restarts closes idle connections. The pool opens others when they are needed; without a listener
    // the error would end the process.
    pool.on('error', () => undefined)
    // For a reader of many rows a plan for its exact period is better than one for all periods.
    return new Kysely<Database>({ dialect: new PostgresDialect({ pool: readOnly ? pool : withNamedStatements(pool) }) })
  }
  const { default: Sqlite } = await import('better-sqlite3')
  if (readOnly)
    return new Kysely<Database>({
      dialect: new SqliteDialect({ database: withStatementCache(new Sqlite(choice.file, { readonly: true })) }),
    })
  mkdirSync(dirname(choice.file), { recursive: true, mode: 0o700 })
  // SQLite gives its journal and its index the mode of the file.
  createPrivateFile(choice.file)
  const sqlite = new Sqlite(choice.file)
  sqlite.pragma('journal_mode = WAL')
  // Acknowledged data survives a power cut: one fsync for each commit.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 5000')
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: withStatementCache(sqlite) }) })
}

/** More statements than the program has; only lists of changing length could need more. */
const maxStatements = 300

/**
 * Kysely prepares each query again, although there are only a few texts, and preparing costs more than running.
 *
 * A transaction becomes a writer at its start. One that reads first and then writes would be refused as "locked"
 * without waiting, if another process (the command line) had written in between.
 */
function withStatementCache(sqlite: SqliteConnection): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    prepare(text) {
      const known = kept.get(text)
      if (known !== undefined) return known
      if (kept.size >= maxStatements) kept.clear()
      const statement = sqlite.prepare(text === 'begin' ? 'begin immediate' : text)
      kept.set(text, statement)
      return statement
    },
    close: () => sqlite.close(),
  }
}

/**
 * Kysely sends queries without a name, so PostgreSQL parses and plans them each time, which takes longer than running
 * them. With a name it does so once for each connection.
 */
function withNamedStatements(pool: Pool): PostgresPool {
  const names = new Map<string, string>()
  let made = 0
  const clients = new WeakMap<PoolClient, PostgresPoolClient>()
  const nameOf = (text: string) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= maxStatements || !/^(select|insert|update|delete|with)\b/.test(text))
      return known
    const name = `desk-${made++}`
    names.set(text, name)
    return name
  }
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const known = clients.get(client)
      if (known !== undefined) return known
      const query = (text: string, values: unknown[]) => {
        const name = nameOf(text)
        return client.query({ text, values, ...(name !== undefined && { name }) }).catch((error: unknown) => {
          // A newer release has changed tables at the same time, so plans for `select *` are no longer valid. New names
          // create new plans.
          if (isPlanOutdated(error)) names.clear()
          throw error
        })
      }
      const naming: PostgresPoolClient = {
        query: query as unknown as PostgresPoolClient['query'],
        release: (destroy) => client.release(destroy),
      }
      clients.set(client, naming)
      return naming
    },
  }
}

/** «cached plan must not change result type» */
function isPlanOutdated(error: unknown): boolean {
  const { code, routine } = fieldsOf(error)
  return code === '0A000' && routine === 'RevalidateCachedQuery'
}

/** True when this release has nothing to change in the schema. */
export async function isMigrated(db: Db): Promise<boolean> {
  return (await new Migrator({ db, provider: migrationProvider }).getMigrations()).every(
    ({ executedAt }) => executedAt !== undefined,
  )
}

/** Brings the schema up to date. On PostgreSQL Kysely takes a lock, so that two starting processes do not collide. */
export async function migrate(db: Db): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrationProvider }).migrateToLatest()
  if (error !== undefined) throw error
}
