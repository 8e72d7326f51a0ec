// Files and folders of the desk are readable by its own user only, whatever the umask.
import { chmodSync, closeSync, openSync, statSync } from 'node:fs'
import { fieldsOf } from '../thrown.ts'

const forOthers = 0o077

/** Creates an empty file that only its owner may read. An existing file is not opened. */
export function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if (fieldsOf(error).code !== 'EEXIST') throw error
  }
}

/**
 * Removes the rights of other users from our files and folders. Missing ones are skipped.
 *
 * @returns the paths that others had rights to, and those of them that could not be changed
 */
export function makePrivate(paths: string[]): { tightened: string[]; left: string[] } {
  const tightened: string[] = []
  const left: string[] = []
  // Windows has no such modes.
  if (process.platform === 'win32') return { tightened, left }
  for (const path of paths) {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode
    if (mode === undefined || (mode & forOthers) === 0) continue
    try {
      chmodSync(path, mode & 0o700)
      tightened.push(path)
    } catch {
      left.push(path)
    }
  }
  return { tightened, left }
}
