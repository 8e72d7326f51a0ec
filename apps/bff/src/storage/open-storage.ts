import { existsSync } from 'node:fs'
import type { Config, Secrets } from '../config.ts'
import { StartError } from '../start-error.ts'
import { runExclusively } from './run-exclusively.ts'
import { isMigrated, migrate, openDatabase, openServerDatabase } from './database.ts'
import type { Db } from './database.ts'
import { readMarker, writeMarker } from './folder-marker.ts'
import type { Marker } from './folder-marker.ts'
import { checkMasterKey, isNew, readIdentity } from './identity.ts'
import type { Identity } from './identity.ts'
import type { Keys } from './keys.ts'
import { finishedFiles } from './set-aside.ts'
import { unknownVersions } from './table-versions.ts'
import type { TableVersions } from './table-versions.ts'
import type { WriteAheadLog } from './write-ahead-log.ts'

type Storage = Config['storage']

export interface OpenedStorage {
  db: Db
  /** For `createCommits`; SQLite on a server only. */
  log?: WriteAheadLog
  tables: TableVersions
  /** The marker as it is in the folder now. */
  marker: Marker
}

const accept = 'npm run desk -- storage accept-database'

/**
 * Opens the database that belongs to the files of the data folder, and brings its schema up to date. The folder is
 * locked by this process, and nothing is changed before it is certain that both belong together.
 *
 * @param accepting accepts the given database as the right one from now on
 * @param onSyncFailure for a server: opens it so that the event loop does not wait for the disk (`openWriteAheadLog`)
 * @throws {StartError} when the database is empty, another one or older than the files; when files are missing; when
 *   the master key is another
 */
export async function openStorage(
  storage: Storage,
  { postgresUrl }: Pick<Secrets, 'postgresUrl'>,
  keys: Keys,
  { accepting = false, onSyncFailure }: { accepting?: boolean; onSyncFailure?: (error: Error) => void } = {},
): Promise<OpenedStorage> {
  const marker = accepting ? undefined : await readMarker(storage.blobFolder)
  const unmarkedFiles =
    marker === undefined && !accepting ? (await finishedFiles(storage.blobFolder)).length : undefined
  const hasUnmarkedFiles = unmarkedFiles !== undefined && unmarkedFiles > 0
  // Opening a missing SQLite file would create it.
  if (
    (marker !== undefined || hasUnmarkedFiles) &&
    storage.database.kind === 'sqlite' &&
    !existsSync(storage.database.file)
  )
    throw missingDatabase(storage)
  const { db, ...rest }: Omit<OpenedStorage, 'marker'> =
    onSyncFailure === undefined
      ? { db: await openDatabase(storage.database, postgresUrl), tables: unknownVersions }
      : await openServerDatabase(storage.database, postgresUrl, onSyncFailure)
  try {
    return await runExclusively(db, 'storage', async () => {
      if (marker !== undefined) requireSame(storage, marker, await readIdentity(db), await isNew(db))
      else if (await isNew(db)) {
        if (hasUnmarkedFiles) throw missingDatabase(storage)
      } else if (unmarkedFiles === 0) await requireNoFiles(storage, db)
      await migrate(db)
      await checkMasterKey(db, keys)
      const { id, lastEvent } = await requireIdentity(db)
      const fresh = { database: id, lastEvent: marker?.lastEvent ?? lastEvent }
      if (marker === undefined) await writeMarker(storage.blobFolder, fresh)
      return { db, ...rest, marker: fresh }
    })
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/**
 * Opens the database while another process holds the lock of the folder. That process brings the schema up to date.
 *
 * @returns undefined when the schema is not up to date yet
 * @throws {StartError} as above
 */
export async function openStorageInUse(
  storage: Storage,
  { postgresUrl }: Pick<Secrets, 'postgresUrl'>,
  keys: Keys,
): Promise<Db | undefined> {
  const marker = await readMarker(storage.blobFolder)
  if (marker === undefined || (storage.database.kind === 'sqlite' && !existsSync(storage.database.file)))
    return undefined
  const db = await openDatabase(storage.database, postgresUrl)
  try {
    requireSame(storage, marker, await readIdentity(db), await isNew(db))
    if (await isMigrated(db)) {
      await checkMasterKey(db, keys)
      return db
    }
  } catch (error) {
    await db.destroy()
    throw error
  }
  await db.destroy()
  return undefined
}

function requireSame(storage: Storage, marker: Marker, database: Identity | undefined, empty: boolean): void {
  if (empty) throw missingDatabase(storage)
  if (database === undefined || (database.id === marker.database && database.lastEvent < marker.lastEvent)) {
    const age = database === undefined ? 'of an older release' : `at event ${database.lastEvent}`
    throw new StartError(
      `DATA_DIR: the database is older (${age}) than the files in ${storage.blobFolder}, which were written up to event ${marker.lastEvent}: it may be an old backup. Put the newest database back. ${ifLost}`,
    )
  }
  if (database.id !== marker.database) {
    throw new StartError(
      `DATA_DIR: the files in ${storage.blobFolder} belong to the database ${marker.database}, this one is ${database.id}. ${adviceOnSettings(storage)} ${ifLost}`,
    )
  }
}

/**
 * A disk that is not mounted, or a container without its volume: new files would be written where nobody finds them
 * later.
 */
async function requireNoFiles({ blobFolder }: Storage, db: Db): Promise<void> {
  const row = await db.selectFrom('blobs').select('id').where('store', '=', 'folder').limit(1).executeTakeFirst()
  if (row === undefined) return
  throw new StartError(
    `DATA_DIR: the database knows encrypted files, but there are none in ${blobFolder}. Check whether its disk is mounted and DATA_DIR is the right folder, or put the files back from a backup. If they are lost, or this is another process on the same PostgreSQL with a folder of its own: ${accept}. Nothing was changed.`,
  )
}

function missingDatabase(storage: Storage): StartError {
  const what =
    storage.database.kind === 'sqlite'
      ? `there is no database at ${storage.database.file}`
      : 'the PostgreSQL database is empty'
  return new StartError(
    `DATA_DIR: ${what}, but files of an earlier one are in ${storage.blobFolder}. ${adviceOnSettings(storage)} ${ifLost}`,
  )
}

const ifLost = `If there is no better one: ${accept}. Files that it does not know are then set aside, not deleted. Nothing was changed.`

function adviceOnSettings({ database: { kind } }: Storage): string {
  return kind === 'sqlite'
    ? 'Put its file back from a backup, or set POSTGRES_URL if the data is on PostgreSQL.'
    : 'Look whether POSTGRES_URL names the right database, or put it back from a backup.'
}

async function requireIdentity(db: Db): Promise<Identity> {
  const identity = await readIdentity(db)
  if (identity === undefined) throw new Error('a migrated database has an identity')
  return identity
}
