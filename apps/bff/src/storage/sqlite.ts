import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database as SqliteConnection } from 'better-sqlite3'
import { SqliteAdapter, SqliteDialect, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, KyselyPlugin, SqliteDatabase, SqliteStatement } from 'kysely'
import { createPrivateFile } from './file-modes.ts'
import { createTableVersions } from './table-versions.ts'
import type { TableVersions } from './table-versions.ts'
import { openWriteAheadLog } from './write-ahead-log.ts'
import type { LogFile, WriteAheadLog } from './write-ahead-log.ts'

/** For a reader that changes nothing, with its own connection. */
export async function openSqliteReader(file: string): Promise<Dialect> {
  const { default: Sqlite } = await import('better-sqlite3')
  return new SqliteDialect({ database: withStatementCache(new Sqlite(file, { readonly: true })) })
}

/** Every statement returns when its change is on disk, and waits for the disk in the calling thread. */
export async function openSqlite(file: string): Promise<Dialect> {
  return new SqliteDialect({ database: withStatementCache(await connect(file, 'full')) })
}

/**
 * Changes return when they are on disk, and queries when all that they may have read is. The event loop does not wait
 * meanwhile: SQLite only writes to its log, and a thread syncs the log's file.
 *
 * @param onSyncFailure as of `openWriteAheadLog`
 */
export async function openSqliteForServer(
  file: string,
  onSyncFailure: (error: Error) => void,
  logFile?: LogFile,
): Promise<{ dialect: Dialect; plugins: KyselyPlugin[]; log: WriteAheadLog; tables: TableVersions }> {
  const connection = await connect(file, 'normal')
  const log = openWriteAheadLog(`${file}-wal`, onSyncFailure, logFile)
  const othersVersion = connection.prepare<[], number>('pragma data_version').pluck()
  const { versions, recordWrite } = createTableVersions(() => othersVersion.get() as number)
  let hasWritten = false
  const database = withStatementCache(connection, (text) => {
    // A transaction that only read leaves nothing to sync.
    const isNothing = text === 'begin' || (text === 'commit' && !hasWritten)
    hasWritten = text !== 'begin' && text !== 'commit'
    if (isNothing) return
    log.recordWrite()
    recordWrite(text)
  })
  return {
    dialect: {
      createDriver: () => new WaitingDriver(database, log),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
    plugins: [
      {
        transformQuery: ({ node }) => node,
        // Called after the connection was given back, so others use it while this query waits.
        transformResult: async ({ result }) => {
          await log.durable()
          return result
        },
      },
    ],
    log,
    tables: versions,
  }
}

async function connect(file: string, synchronous: 'full' | 'normal'): Promise<SqliteConnection> {
  const { default: Sqlite } = await import('better-sqlite3')
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // SQLite gives its journal and its index the mode of the file.
  createPrivateFile(file)
  const sqlite = new Sqlite(file)
  sqlite.pragma('journal_mode = WAL')
  // Full: acknowledged data survives a power cut, by one fsync for each commit. Normal: a power cut loses the last
  // commits, and never anything else, unless the log was synced after them.
  sqlite.pragma(`synchronous = ${synchronous}`)
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 5000')
  // 32 MiB instead of 2: tables of many years have wide indexes.
  sqlite.pragma('cache_size = -32768')
  return sqlite
}

/** A transaction ends when its commit is on disk, unless its caller waits for that (`createCommits`). */
class WaitingDriver extends SqliteDriver {
  readonly #log: WriteAheadLog

  constructor(database: SqliteDatabase, log: WriteAheadLog) {
    super({ database })
    this.#log = log
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection)
    if (!this.#log.takeCallerWaits()) await this.#log.durable()
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    this.#log.takeCallerWaits()
    await super.rollbackTransaction(connection)
  }

  override async destroy(): Promise<void> {
    await this.#log.close()
    await super.destroy()
  }
}

/** More statements than the program has; only lists of changing length could need more. */
const maxStatements = 300

/**
 * Kysely prepares each query again, although there are only a few texts, and preparing costs more than running.
 *
 * A transaction becomes a writer at its start. One that reads first and then writes would be refused as "locked"
 * without waiting, if another process (the command line) had written in between.
 *
 * @param onWrite is told of each statement that may have written to the log
 */
function withStatementCache(sqlite: SqliteConnection, onWrite?: (text: string) => void): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    prepare(text) {
      const known = kept.get(text)
      if (known !== undefined) return known
      if (kept.size >= maxStatements) kept.clear()
      const prepared = sqlite.prepare(text === 'begin' ? 'begin immediate' : text)
      // SQLite calls `commit` read-only.
      const statement =
        onWrite === undefined || (prepared.readonly && text !== 'commit')
          ? prepared
          : telling(prepared, () => onWrite(text))
      kept.set(text, statement)
      return statement
    },
    close: () => sqlite.close(),
  }
}

function telling(statement: SqliteStatement, onWrite: () => void): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => {
      const rows = statement.all(parameters)
      onWrite()
      return rows
    },
    run: (parameters) => {
      const result = statement.run(parameters)
      onWrite()
      return result
    },
    iterate: (parameters) => statement.iterate(parameters),
  }
}
