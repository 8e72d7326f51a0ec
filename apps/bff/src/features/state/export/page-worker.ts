// Runs in a thread: reads the records of pages and writes them as text, which would delay screens in the main thread.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { workerData } from 'node:worker_threads'
import { runJobs } from '../../../threads/run-jobs.ts'
import { openDatabase } from '../../../storage/database.ts'
import { compileProfile } from './compile-profile.ts'
import type { PullPosition } from './cursor.ts'
import type { PageWorkerData, WrittenPage } from './page-maker.ts'
import { createReadAhead } from './read-ahead.ts'
import { readPage } from './read-page.ts'
import type { Page } from './read-page.ts'
import { writeItems } from './write-items.ts'

const { database, postgresUrl, profile: loaded } = workerData as PageWorkerData
const db = await openDatabase(database, postgresUrl, { readOnly: true })
const profile = compileProfile(loaded)
const ctx = { db, stateExport: { profile }, screenPriority: { yieldToScreens: () => nextTurn() } }

const ahead = createReadAhead((position) => readPage(ctx, position), write)

async function write({ records, done, next }: Page): Promise<WrittenPage> {
  // One turn later, so that the database reads the next page while this one is written.
  await nextTurn()
  await nextTurn()
  return { items: writeItems(profile, records), done, ...(next !== undefined && { next }) }
}

runJobs((position: PullPosition): Promise<WrittenPage> => ahead.take(position), {
  transferred: ({ items }) => [items.buffer],
})
