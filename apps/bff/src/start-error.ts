import { fieldsOf } from './thrown.ts'

/** The server refused to start. The message is for the person who started it. */
export class StartError extends Error {
  override name = 'StartError'
}

/** Turns faults of the disk or of the database file at a start into sentences; returns any other error unchanged. */
export function explainStart(error: unknown, dataFolder: string): unknown {
  const code = String(fieldsOf(error).code)
  const because = (sentence: string) => new StartError(`DATA_DIR: ${sentence}`, { cause: error })
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL')
    return because(`the disk of ${dataFolder} is full. Free some space and start again: nothing is lost.`)
  if (code === 'EROFS' || code.startsWith('SQLITE_READONLY'))
    return because(`${dataFolder} is read-only. The desk's user must be able to write there. Nothing is lost.`)
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return because(
      `the database in ${dataFolder} is damaged. Keep a copy of it, replace it by the newest backup, and check the disk. The encrypted files were not changed.`,
    )
  return error
}
