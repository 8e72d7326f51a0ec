import { setTimeout as pause } from 'node:timers/promises'
import type { DataSettings } from '../config.ts'
import { keepOwnCentre } from '../features/people/centres/centres.ts'
import type { Db } from '../storage/database.ts'
import { tryLockDataFolder } from '../storage/folder-lock.ts'
import { createKeys } from '../storage/keys.ts'
import { openStorage, openStorageInUse } from '../storage/open-storage.ts'

/** A command of the administrator's command line. `args` are the words after those that select the command. */
export interface Command {
  usage: string
  run(args: string[], settings: SettingsReader): Promise<void>
}

/** Reads the settings that the command line names. Called after the command has checked its arguments. */
export type SettingsReader = () => DataSettings

/** Ends the command with a sentence for the person who typed it, or without one with the usage of the command. */
export class CommandError extends Error {
  override name = 'CommandError'
}

const waitForStartMs = 10_000

/** Runs work on the server's own database, which the settings name. The server may be running or not. */
export async function withDatabase<Result>(
  settings: SettingsReader,
  work: (db: Db, config: DataSettings['config'], secrets: DataSettings['secrets']) => Promise<Result>,
): Promise<Result> {
  const { config, secrets } = settings()
  const db = await openBesideServer(config, secrets)
  try {
    await keepOwnCentre({ db, config })
    return await work(db, config, secrets)
  } finally {
    await db.destroy()
  }
}

/**
 * The process that has locked the folder brings the schema up to date: the server, or this command, which keeps the
 * lock only for that.
 */
async function openBesideServer({ storage }: DataSettings['config'], secrets: DataSettings['secrets']): Promise<Db> {
  const keys = createKeys(secrets.masterKey)
  for (const end = Date.now() + waitForStartMs; ; await pause(100)) {
    const lock = await tryLockDataFolder(storage.dataFolder)
    if (lock !== undefined) {
      try {
        return (await openStorage(storage, secrets, keys)).db
      } finally {
        lock.release()
      }
    }
    const db = await openStorageInUse(storage, secrets, keys)
    if (db !== undefined) return db
    if (Date.now() >= end)
      throw new CommandError('The running server is of another release than this command. Restart the server first.')
  }
}
