import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Config } from '../config.ts'
import { migrationProvider } from './migrations/index.ts'
import { openPostgres } from './postgres.ts'
import type { Database } from './schema.ts'
import { openSqlite, openSqliteForServer, openSqliteReader } from './sqlite.ts'
import { unknownVersions } from './table-versions.ts'
import type { TableVersions } from './table-versions.ts'
import type { WriteAheadLog } from './write-ahead-log.ts'

export type Db = Kysely<Database>

type Choice = Config['storage']['database']

/**
 * Opens the chosen database. The driver of the other one is not loaded.
 *
 * @param readOnly for a reader that changes nothing, with its own connection
 */
export async function openDatabase(choice: Choice, postgresUrl?: string, { readOnly = false } = {}): Promise<Db> {
  if (choice.kind === 'postgres')
    return new Kysely<Database>({ dialect: await openPostgres(postgresUrl, { readOnly }) })
  return new Kysely<Database>({ dialect: await (readOnly ? openSqliteReader : openSqlite)(choice.file) })
}

/**
 * Opens the database of a server, whose event loop must not wait for the disk.
 *
 * @param onSyncFailure as of `openWriteAheadLog`
 * @returns also SQLite's log, for `createCommits`
 */
export async function openServerDatabase(
  choice: Choice,
  postgresUrl: string | undefined,
  onSyncFailure: (error: Error) => void,
): Promise<{ db: Db; log?: WriteAheadLog; tables: TableVersions }> {
  if (choice.kind === 'postgres') return { db: await openDatabase(choice, postgresUrl), tables: unknownVersions }
  const { dialect, plugins, ...rest } = await openSqliteForServer(choice.file, onSyncFailure)
  return { db: new Kysely<Database>({ dialect, plugins }), ...rest }
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
