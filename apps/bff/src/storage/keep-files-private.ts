import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Logger } from '../logger.ts'
import { StartError } from '../start-error.ts'
import { makePrivate } from './file-modes.ts'
import { lockFile } from './folder-lock.ts'

/**
 * Makes folders and files of the desk readable by its own user only, at each start. Encrypted files have always been
 * so, and are in such folders.
 *
 * @throws {StartError} in production, when they belong to another user and stay readable by others
 */
export function keepFilesPrivate({ mode, storage: { dataFolder, database, blobFolder } }: Config, log: Logger): void {
  const files = database.kind === 'sqlite' ? [database.file, `${database.file}-wal`, `${database.file}-shm`] : []
  const { tightened, left } = makePrivate([
    dataFolder,
    join(dataFolder, lockFile),
    ...files,
    blobFolder,
    ...foldersIn(blobFolder),
    join(blobFolder, 'database.json'),
  ])
  for (const folder of tightened) log.warn({ folder }, 'was readable by other users of this machine, is private now')
  if (left.length === 0) return
  if (mode === 'production')
    throw new StartError(
      `DATA_DIR: other users may read ${left.join(', ')}, and the desk has no permission to change that. Make its user the owner, or: chmod go= ${left.join(' ')}`,
    )
  log.warn({ count: left.length }, 'files of the data folder are readable by other users of this machine')
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name))
  } catch {
    return []
  }
}
