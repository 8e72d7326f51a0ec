import { close, fdatasync, open } from 'node:fs'
import { promisify } from 'node:util'

/** Syncs the log of SQLite outside the event loop, once for all that was committed meanwhile (group commit). */
export interface WriteAheadLog {
  /** A statement may have written to the log. */
  recordWrite(): void
  /**
   * Resolves when everything that was written before the call is on disk.
   *
   * @throws {SyncFailed} when it may not be, for this and every later call
   */
  durable(): Promise<void>
  /** Called within a transaction whose caller waits for `durable` itself. */
  callerWaits(): void
  /** Whether that was called in the transaction that ends now. */
  takeCallerWaits(): boolean
  close(): Promise<void>
}

/** The disk did not confirm that it has what was written. */
export class SyncFailed extends Error {
  override name = 'SyncFailed'
}

export interface LogFile {
  sync(): Promise<void>
  close(): Promise<void>
}

/**
 * @param onSyncFailure must end the process at once, without closing the database. After a failed sync the system may
 *   drop the pages and call the next sync a success, so nothing that is written later would be safe. The next start
 *   reads the log by its checksums and keeps what is whole; closing the database would copy the log unchecked
 */
export function openWriteAheadLog(
  path: string,
  onSyncFailure: (error: Error) => void,
  file: LogFile = openLogFile(path),
): WriteAheadLog {
  let written = 0
  let synced = 0
  let callerWaits = false
  let failure: SyncFailed | undefined
  let syncing: Promise<void> | undefined

  async function sync(): Promise<void> {
    const upTo = written
    try {
      await file.sync()
      synced = upTo
    } catch (error) {
      failure ??= new SyncFailed('the log of the database could not be synced', { cause: error })
      onSyncFailure(failure)
    } finally {
      syncing = undefined
    }
  }

  async function durable(): Promise<void> {
    const upTo = written
    while (synced < upTo && failure === undefined) {
      syncing ??= sync()
      await syncing
    }
    if (failure !== undefined) throw failure
  }

  return {
    recordWrite: () => void written++,
    durable,
    callerWaits: () => {
      callerWaits = true
    },
    takeCallerWaits: () => {
      const waits = callerWaits
      callerWaits = false
      return waits
    },
    async close() {
      await durable().catch(() => undefined)
      await file.close()
    },
  }
}

const openFile = promisify(open)
const syncFile = promisify(fdatasync)
const closeFile = promisify(close)

/** SQLite keeps one file while a connection is open, and creates it with the first write. */
function openLogFile(path: string): LogFile {
  let descriptor: number | undefined
  return {
    async sync() {
      descriptor ??= await openFile(path, 'r+')
      await syncFile(descriptor)
    },
    async close() {
      if (descriptor !== undefined) await closeFile(descriptor)
      descriptor = undefined
    },
  }
}
