// Runs in a thread: reads the records of pages and writes them as text, which would keep screens waiting.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { workerData } from 'node:worker_threads'
import { answerJobs } from '../../../threads/answer-jobs.ts'
import { openDatabase } from '../../../storage/database.ts'
import { compileProfile } from './compile-profile.ts'
import type { Walk } from './cursor.ts'
import type { PageWorkerData, WrittenPage } from './page-maker.ts'
import { readChunk, readPage } from './read-page.ts'
import type { Chunk } from './read-page.ts'
import { writeItems } from './write-page.ts'

/** Pulls for which is kept what lies ahead. */
const mostKept = 8

const { database, postgresUrl, profile: loaded } = workerData as PageWorkerData
const db = await openDatabase(database, postgresUrl, { toRead: true })
const profile = compileProfile(loaded)
const ctx = { db, monitoring: { profile }, precedence: { giveWay: () => nextTurn() } }

/** What was read beyond a page, and what comes after it. */
interface Ahead {
  rest: Chunk
  beyond?: Promise<Chunk>
}
const kept = new Map<string, Ahead>()

answerJobs(
  async (walk: Walk): Promise<WrittenPage> => {
    const ahead = take(walk)
    const { records, done, next, rest } = await readPage(ctx, walk, ahead?.rest, ahead?.beyond)
    if (next !== undefined && rest !== undefined) keep(next, rest)
    return { items: writeItems(profile, records), done, ...(next !== undefined && { next }) }
  },
  { moved: ({ items }) => [items.buffer] },
)

function keyOf({ pull, day, appeal }: Walk): string {
  return `${pull} ${day} ${appeal}`
}

function take(walk: Walk): Ahead | undefined {
  const key = keyOf(walk)
  const ahead = kept.get(key)
  kept.delete(key)
  return ahead
}

function keep(next: Walk, rest: Chunk): void {
  const [oldest] = kept.keys()
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
  const ahead: Ahead = { rest }
  kept.set(keyOf(next), ahead)
  const { end } = rest
  if (end === undefined) return
  // Once this page is on its way: the database reads on while the page is sent.
  setImmediate(() => {
    ahead.beyond = readChunk(db, next, end)
    // Told to whoever asks for that page.
    ahead.beyond.catch(() => undefined)
  })
}
