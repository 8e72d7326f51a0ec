// Only one process works on a data folder. The lock is SQLite's lock on a small file: the system releases it when the
// process ends, however it ends, and it works on every system that Node runs on.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Database as SqliteConnection } from 'better-sqlite3'
import { StartError } from '../start-error.ts'
import { fieldsOf } from '../thrown.ts'
import { createPrivateFile } from './file-modes.ts'

export const lockFile = 'desk.lock'

export interface FolderLock {
  release(): void
}

const lookAgainMs = 50
/** A process that was told to end may need a moment. */
const usualWaitMs = 1000

/**
 * Creates the data folder if it is missing, and locks it for this process.
 *
 * If the process that holds the lock reads the lock file by other means than SQLite, it loses the lock: POSIX releases
 * a file's locks when any descriptor of it is closed.
 *
 * @throws {StartError} when another process holds the lock, or the folder cannot be written
 */
export async function lockDataFolder(folder: string, { waitMs = usualWaitMs } = {}): Promise<FolderLock> {
  const lock = await tryLockDataFolder(folder, { waitMs })
  if (lock === undefined)
    throw new StartError(
      `DATA_DIR: ${folder} is in use by another process of the desk. Stop that one first, or give this one a folder of its own. Nothing was changed.`,
    )
  return lock
}

/** The same, but returns `undefined` when another process holds the lock. */
export async function tryLockDataFolder(folder: string, { waitMs = 0 } = {}): Promise<FolderLock | undefined> {
  const { default: Sqlite } = await import('better-sqlite3')
  for (const end = Date.now() + waitMs; ; await pause(lookAgainMs)) {
    let file: SqliteConnection | undefined
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      createPrivateFile(join(folder, lockFile))
      file = new Sqlite(join(folder, lockFile), { timeout: 0 })
      file.exec('begin exclusive')
      const held = file
      return { release: () => void held.close() }
    } catch (error) {
      file?.close()
      const { code } = fieldsOf(error)
      if (!String(code).startsWith('SQLITE_BUSY'))
        throw new StartError(
          `DATA_DIR: ${folder} can't be used (${String(code)}). It must be a folder that the desk's user may write to, on a disk of this machine.`,
          { cause: error },
        )
      if (Date.now() >= end) return undefined
    }
  }
}
