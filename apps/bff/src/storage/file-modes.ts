// Files and folders of the desk are for its own user alone, whatever the umask of whoever starts it.
import { chmodSync, closeSync, openSync, statSync } from 'node:fs'
import { fieldsOf } from '../thrown.ts'

const forOthers = 0o077

/** Makes an empty file that only its owner may read, unless it is there. An existing one is not even opened. */
export function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if (fieldsOf(error).code !== 'EEXIST') throw error
  }
}

/**
 * Takes the rights of everybody else away from files and folders of ours. What is not there is passed over.
 *
 * @returns the paths that others had rights to, and those among them that could not be changed
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
