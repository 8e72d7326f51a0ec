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
 * Opens the chosen database; the other one's driver is not even loaded.
 *
 * @param toRead for one reader that changes nothing, beside the program's own connection
 */
export async function openDatabase(
  choice: Config['storage']['database'],
  postgresUrl?: string,
  { toRead = false } = {},
): Promise<Db> {
  if (choice.kind === 'postgres') {
    const { Pool: ConnectionPool } = await import('pg')
    const pool = new ConnectionPool({ connectionString: postgresUrl, max: toRead ? 1 : 8 })
    // A server that restarts closes idle connections. The pool opens others when they are needed; unheard, it would end
    // the process.
    pool.on('error', () => undefined)
    // A reader of much is better off with a plan for the very period it reads than with one for all.
    return new Kysely<Database>({ dialect: new PostgresDialect({ pool: toRead ? pool : withNamedStatements(pool) }) })
  }
  const { default: Sqlite } = await import('better-sqlite3')
  if (toRead)
    return new Kysely<Database>({
      dialect: new SqliteDialect({ database: withKeptStatements(new Sqlite(choice.file, { readonly: true })) }),
    })
  mkdirSync(dirname(choice.file), { recursive: true, mode: 0o700 })
  // SQLite gives its journal and its index the mode of the file.
  createPrivateFile(choice.file)
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

/**
 * Kysely sends each query unnamed, and PostgreSQL reads and plans it anew, which takes longer than to run it. With a name
 * it does so once for each connection.
 */
function withNamedStatements(pool: Pool): PostgresPool {
  const names = new Map<string, string>()
  let made = 0
  const clients = new WeakMap<PoolClient, PostgresPoolClient>()
  const nameOf = (text: string) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= mostStatements || !/^(select|insert|update|delete|with)\b/.test(text))
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
          // A newer release changed tables beside this one: plans for `select *` hold no more. New names make new plans.
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

/** Brings the schema up to date. Kysely takes a lock on PostgreSQL, so that two starting processes don't collide. */
export async function migrate(db: Db): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrationProvider }).migrateToLatest()
  if (error !== undefined) throw error
}
