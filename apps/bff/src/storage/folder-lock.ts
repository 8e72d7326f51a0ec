// One process works on a data folder. The lock is SQLite's own on a small file: the system takes it back when the
// process ends, however it ends, and it holds on every system that Node runs on.
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
/** A process that was told to end may take a moment to be gone. */
const usualWaitMs = 1000

/**
 * Makes the data folder when there is none, and locks it for this process.
 *
 * Whoever reads the lock file by other means than SQLite, in the process that holds it, loses the lock: POSIX gives a
 * file's locks back when any descriptor of it is closed.
 *
 * @throws {StartError} when another process has it, or when it can't be written
 */
export async function lockDataFolder(folder: string, { waitMs = usualWaitMs } = {}): Promise<FolderLock> {
  const lock = await tryLockDataFolder(folder, { waitMs })
  if (lock === undefined)
    throw new StartError(
      `DATA_DIR: ${folder} is in use by another process of the desk. Stop that one first, or give this one a folder of its own. Nothing was touched.`,
    )
  return lock
}

/** The same, with `undefined` when another process has it. */
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
