import { createClockWatch } from './clock-watch.ts'
import type { ClockWatch } from './clock-watch.ts'
import type { Config, Secrets } from './config.ts'
import type { Logger } from './logger.ts'
import { openBlobs } from './storage/blobs.ts'
import type { BlobStore } from './storage/blobs.ts'
import { openByteStores } from './storage/byte-stores/open-stores.ts'
import { createBus } from './storage/bus.ts'
import type { Bus } from './storage/bus.ts'
import { createCommits } from './storage/commits.ts'
import type { Commits } from './storage/commits.ts'
import type { Db } from './storage/database.ts'
import { openMarker } from './storage/folder-marker.ts'
import { keepMarker } from './storage/keep-marker.ts'
import { createKeys } from './storage/keys.ts'
import type { Keys } from './storage/keys.ts'
import { openStorage } from './storage/open-storage.ts'
import type { OpenedStorage } from './storage/open-storage.ts'
import type { TableVersions } from './storage/table-versions.ts'
import { setAsideFolder } from './storage/set-aside.ts'
import type { StorageStatus } from './storage/set-aside.ts'

/**
 * What every operation may need: a plain object, created once. What only some features need is named in the type of
 * their `ctx`, such as `Context & DiiaConnection`, and `compose.ts` creates it.
 */
export interface Context {
  config: Config
  log: Logger
  keys: Keys
  db: Db
  /** For rows that are kept in memory. */
  tables: TableVersions
  /** Every change goes through here, so that changes share one wait for the disk. */
  commits: Commits
  blobs: BlobStore
  /** The state of the encrypted files as the start found it, shown to administrators. */
  storageStatus: StorageStatus
  /** Updates the data folder's marker from the database. */
  marker: ReturnType<typeof keepMarker>
  bus: Bus
  now: () => Date
  /** Measures how far our clock is from Diia's. */
  clock: ClockWatch
}

/** Called after this process has locked the data folder. */
export async function createContext(
  config: Config,
  secrets: Secrets,
  log: Logger,
  overrides: Partial<Context> = {},
): Promise<Context> {
  const keys = createKeys(secrets.masterKey)
  const storage = await openStorage(config.storage, secrets, keys, { onSyncFailure: (error) => endAtOnce(log, error) })
  try {
    return await contextOn(storage, keys, config, log, overrides)
  } catch (error) {
    await storage.db.destroy()
    throw error
  }
}

async function contextOn(
  { db, log: writeAheadLog, tables, marker }: OpenedStorage,
  keys: Keys,
  config: Config,
  log: Logger,
  overrides: Partial<Context>,
): Promise<Context> {
  const bus = createBus()
  const now = overrides.now ?? (() => new Date())
  return {
    config,
    log,
    keys,
    db,
    tables,
    commits: createCommits(db, writeAheadLog),
    blobs: await openBlobs(openByteStores(config.storage), 'folder', keys),
    storageStatus: { setAside: { files: 0, folder: setAsideFolder(config.storage.blobFolder) }, missing: 0 },
    marker: keepMarker({ db, bus, log }, await openMarker(config.storage.blobFolder, marker)),
    bus,
    now,
    clock: createClockWatch(now),
    ...overrides,
  }
}

/** Killed, because an orderly end would close the database (`openWriteAheadLog`). */
function endAtOnce(log: Logger, error: Error): void {
  log.fatal({ error, reason: 'sync-failed' }, 'the disk did not confirm a change; start again once it works')
  process.kill(process.pid, 'SIGKILL')
}

export async function closeContext(ctx: Context): Promise<void> {
  await ctx.marker.stop()
  await ctx.db.destroy()
}
