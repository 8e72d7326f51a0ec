import { readConfig } from '../config.ts'
import type { Config, Secrets } from '../config.ts'
import { keepOwnCentre } from '../features/centres/centres.ts'
import { migrate, openDatabase } from '../storage/database.ts'
import type { Db } from '../storage/database.ts'

/** What an administrator may do from the command line; the words that choose it are not among `args`. */
export interface Command {
  usage: string
  run(args: string[]): Promise<void>
}

/** Ends the command with a sentence for the person who typed it; without one, with the usage of the command. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** Runs work on the server's own database, as the environment names it. */
export async function withDatabase<Result>(work: (db: Db, config: Config, secrets: Secrets) => Promise<Result>): Promise<Result> {
  const { config, secrets } = readConfig(process.env)
  const db = await openDatabase(config.storage.database, secrets.postgresUrl)
  try {
    await migrate(db)
    await keepOwnCentre({ db, config })
    return await work(db, config, secrets)
  } finally {
    await db.destroy()
  }
}
