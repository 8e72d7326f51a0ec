// Runs in a thread: reads the records of pages and writes them as text, which would keep screens waiting.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { workerData } from 'node:worker_threads'
import { answerJobs } from '../../job-thread.ts'
import { openDatabase } from '../../storage/database.ts'
import { compileProfile } from './compile-profile.ts'
import type { Walk } from './cursor.ts'
import type { PageThreadData, WrittenPage } from './page-maker.ts'
import { readPage } from './read-page.ts'
import type { Page } from './read-page.ts'
import { writeItems } from './write-page.ts'

/** What was read beyond a page, of as many pulls. */
const mostRests = 8

const { database, postgresUrl, profile: loaded } = workerData as PageThreadData
const db = await openDatabase(database, postgresUrl, { toRead: true })
const profile = compileProfile(loaded)
const ctx = { db, monitoring: { profile }, precedence: { giveWay: () => nextTurn() } }
const rests = new Map<string, NonNullable<Page['rest']>>()

answerJobs(async (walk: Walk): Promise<WrittenPage> => {
  const { records, done, next, rest } = await readPage(ctx, walk, takeRest(walk))
  if (next !== undefined && rest !== undefined) keepRest(next, rest)
  return { items: writeItems(profile, records), done, ...(next !== undefined && { next }) }
}, ({ items }) => [items.buffer])

function keyOf({ pull, day, appeal }: Walk): string {
  return `${pull} ${day} ${appeal}`
}

function takeRest(walk: Walk): Page['rest'] {
  const key = keyOf(walk)
  const rest = rests.get(key)
  rests.delete(key)
  return rest
}

function keepRest(next: Walk, rest: NonNullable<Page['rest']>): void {
  const [oldest] = rests.keys()
  if (rests.size >= mostRests && oldest !== undefined) rests.delete(oldest)
  rests.set(keyOf(next), rest)
}
