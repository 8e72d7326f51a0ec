import type { DocumentCode } from '@diia-desk/contract'
import { createDiiaClient } from '@diia-desk/diia-client'
import type { DiiaClient } from '@diia-desk/diia-client'
import type { Config, Secrets } from './config.ts'
import { createReceiptMaker } from './features/visit/appeals/receipt-maker.ts'
import type { ReceiptMaker } from './features/visit/appeals/receipt-maker.ts'
import { createDiiaLink } from './features/people/centres/diia-link.ts'
import type { DiiaLink } from './features/people/centres/diia-link.ts'
import { createMonitoring } from './features/state/monitoring/monitoring.ts'
import type { Monitoring } from './features/state/monitoring/monitoring.ts'
import { createUnwrapWorkers } from './features/arrivals/packages/unwrap-workers.ts'
import type { UnwrapWorkers } from './features/arrivals/packages/unwrap-workers.ts'
import { createSources } from './features/arrivals/sources/sources.ts'
import type { Sources } from './features/arrivals/sources/sources.ts'
import { createPasswordPool } from './features/people/staff/password-pool.ts'
import type { PasswordPool } from './features/people/staff/password-pool.ts'
import { createClockWatch } from './health/clock-watch.ts'
import type { ClockWatch } from './health/clock-watch.ts'
import { createDiskWatch } from './health/disk-watch.ts'
import type { DiskWatch } from './health/disk-watch.ts'
import { createFailureLimit } from './features/people/sessions/failure-limit.ts'
import type { FailureLimit } from './features/people/sessions/failure-limit.ts'
import { createPrecedence } from './http/precedence.ts'
import type { Precedence } from './http/precedence.ts'
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
import type { StorageStatus } from './storage/set-aside.ts'
import { setAsideFolder } from './storage/set-aside.ts'

/** Everything an operation may need. A plain object, made once; a test overrides what it must. */
export interface Context {
  config: Config
  callbackSecret: string
  log: Logger
  keys: Keys
  db: Db
  /** Every change goes through here, so that changes share the wait for the disk. */
  commits: Commits
  blobs: BlobStore
  /** What the start found of the encrypted files, for whoever looks after them. */
  storageStatus: StorageStatus
  /** Keeps the data folder's marker in step with the database. */
  marker: ReturnType<typeof keepMarker>
  bus: Bus
  diia: DiiaClient
  diiaLink: DiiaLink
  unwrapWorkers: UnwrapWorkers
  /** Where packages come from; each is added where the program is put together. */
  sources: Sources
  disk: DiskWatch
  clock: ClockWatch
  receipts: ReceiptMaker
  passwords: PasswordPool
  /** Of browsers in which nobody signed in before. */
  signInFailures: FailureLimit
  monitoring: Monitoring
  precedence: Precedence
  /** Links of ratings that were tried and do not exist, by address. */
  ratingFailures: FailureLimit
  /** Keyed hashes of codes that are being asked about at this moment. */
  codesOnTheirWay: Set<string>
  /** Codes of waiting requests, for status questions only. Memory forgets them at a restart, and that is right. */
  waitingCodes: Map<string, DocumentCode>
  now: () => Date
}

/** In a quarter of an hour: enough for every person of a large centre to mistype at a new browser, too few to guess with. */
const mostStrangersFailures = 300

/** The data folder is locked for this process by now. */
export async function createContext(
  config: Config,
  secrets: Secrets,
  log: Logger,
  overrides: Partial<Context> = {},
): Promise<Context> {
  const keys = createKeys(secrets.masterKey)
  const storage = await openStorage(config.storage, secrets, keys)
  try {
    return await contextOn(storage, keys, config, secrets, log, overrides)
  } catch (error) {
    await storage.db.destroy()
    throw error
  }
}

async function contextOn(
  { db, marker }: OpenedStorage,
  keys: Keys,
  config: Config,
  secrets: Secrets,
  log: Logger,
  overrides: Partial<Context>,
): Promise<Context> {
  const commits = createCommits(db)
  const bus = createBus()
  const now = overrides.now ?? (() => new Date())
  const passwords = overrides.passwords ?? createPasswordPool()
  const clock = overrides.clock ?? createClockWatch(now)
  return {
    config,
    callbackSecret: secrets.callbackSecret,
    log,
    keys,
    db,
    commits,
    bus,
    now,
    blobs: await openBlobs(openByteStores(config.storage), 'folder', keys),
    storageStatus: { setAside: { files: 0, folder: setAsideFolder(config.storage.blobFolder) }, missing: 0 },
    marker: keepMarker({ db, bus, log }, await openMarker(config.storage.blobFolder, marker)),
    diia: createDiiaClient({
      baseUrl: config.diia.baseUrl,
      acquirerToken: secrets.acquirerToken,
      ...(secrets.authAcquirerToken !== undefined && { authAcquirerToken: secrets.authAcquirerToken }),
      firstByteTimeoutMs: config.diia.firstByteTimeoutMs,
      totalTimeoutMs: config.diia.totalTimeoutMs,
      onDate: (date) => clock.hear(date),
    }),
    diiaLink: createDiiaLink({ commits, bus, now, log }),
    unwrapWorkers: overrides.unwrapWorkers ?? createUnwrapWorkers(config, secrets),
    sources: createSources(),
    disk: createDiskWatch(config),
    clock,
    receipts: createReceiptMaker(),
    passwords,
    signInFailures: createFailureLimit({ mostInAll: mostStrangersFailures }),
    precedence: createPrecedence(),
    monitoring: createMonitoring(config, secrets, { db, keys, commits, bus, now, log, passwords }),
    ratingFailures: createFailureLimit(),
    codesOnTheirWay: new Set(),
    waitingCodes: new Map(),
    ...overrides,
  }
}

export async function closeContext(ctx: Context): Promise<void> {
  await Promise.all([
    ctx.unwrapWorkers.close(),
    ctx.receipts.close(),
    ctx.passwords.close(),
    ctx.monitoring.pages.close(),
  ])
  await ctx.diia.close()
  await ctx.monitoring.pulls.close()
  await ctx.marker.stop()
  await ctx.db.destroy()
}
