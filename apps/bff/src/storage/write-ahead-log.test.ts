import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Kysely } from 'kysely'
import { createCommits, OutcomeUnknown } from './commits.ts'
import { migrate } from './database.ts'
import type { Db } from './database.ts'
import type { Database } from './schema.ts'
import { openSqliteForServer } from './sqlite.ts'
import type { LogFile } from './write-ahead-log.ts'

/** A disk that finishes a sync when the test says so. */
function createSlowDisk() {
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = []
  let isSlow = false
  let syncs = 0
  const file: LogFile = {
    sync: () => {
      syncs++
      return isSlow ? new Promise((resolve, reject) => waiting.push({ resolve, reject })) : Promise.resolve()
    },
    close: () => Promise.resolve(),
  }
  return {
    file,
    slow: () => {
      isSlow = true
    },
    get syncs() {
      return syncs
    },
    finish: () => waiting.shift()?.resolve(),
    fail: () => waiting.shift()?.reject(Object.assign(new Error('of the test'), { code: 'EIO' })),
  }
}

let folder: string
let db: Db
let disk: ReturnType<typeof createSlowDisk>
let commits: ReturnType<typeof createCommits>
let failures: Error[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wal-'))
  disk = createSlowDisk()
  failures = []
  const { dialect, plugins, log } = await openSqliteForServer(
    join(folder, 'desk.sqlite'),
    (error) => failures.push(error),
    disk.file,
  )
  db = new Kysely<Database>({ dialect, plugins })
  await migrate(db)
  commits = createCommits(db, log)
})
afterEach(async () => {
  await db.destroy()
  await rm(folder, { recursive: true })
})

const add = (body: string) =>
  commits.run(async (trx) => {
    await trx.insertInto('events').values({ at: '2026-11-16T08:00:00Z', body }).execute()
  })

/** What has happened to promises once everything that can go on has gone on. */
async function statesOf(promises: Record<string, Promise<unknown>>): Promise<Record<string, string>> {
  const states: Record<string, string> = {}
  for (const [name, promise] of Object.entries(promises)) {
    states[name] = 'waits'
    promise.then(
      () => (states[name] = 'done'),
      () => (states[name] = 'failed'),
    )
  }
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
  return states
}

it('ends a change, and a query that may have read it, when the disk has the change', async () => {
  disk.slow()
  const change = add('a')
  const read = db.selectFrom('events').select('body').execute()
  expect(await statesOf({ change, read })).toEqual({ change: 'waits', read: 'waits' })
  disk.finish()
  expect(await read).toEqual([{ body: 'a' }])
  await change
})

it.each(['a statement', 'a transaction'])('waits for the disk after %s without commits.run, too', async (what) => {
  disk.slow()
  const change =
    what === 'a statement'
      ? db.deleteFrom('events').execute()
      : db
          .withoutPlugins()
          .transaction()
          .execute(async (trx) => await trx.deleteFrom('events').execute())
  expect(await statesOf({ change })).toEqual({ change: 'waits' })
  disk.finish()
  await change
})

it('tells why a change was refused only when the disk has what it was refused for', async () => {
  disk.slow()
  const change = add('a')
  const refused = commits.run(async (trx) => {
    await trx.selectFrom('events').selectAll().executeTakeFirstOrThrow()
    throw new Error('already there')
  })
  expect(await statesOf({ refused })).toEqual({ refused: 'waits' })
  disk.finish()
  await expect(refused).rejects.toThrow('already there')
  await change
})

it('does not make a query wait when the disk has everything', async () => {
  await add('a')
  disk.slow()
  expect(await db.selectFrom('events').select('body').execute()).toEqual([{ body: 'a' }])
  expect(await commits.run(async (trx) => await trx.selectFrom('events').select('body').execute())).toEqual([
    { body: 'a' },
  ])
})

it('syncs once for all changes that came during a sync', async () => {
  disk.slow()
  const before = disk.syncs
  const first = add('a')
  await statesOf({ first })
  const more = Array.from({ length: 50 }, (_, index) => add(String(index)))
  expect(await statesOf({ first, last: more.at(-1) as Promise<void> })).toEqual({ first: 'waits', last: 'waits' })
  disk.finish()
  await first
  // The first sync may have begun before the others were written, so it does not count for them.
  expect(await statesOf({ last: more.at(-1) as Promise<void> })).toEqual({ last: 'waits' })
  disk.finish()
  await Promise.all(more)
  expect(disk.syncs - before).toBe(2)
})

it('confirms nothing any more after a failed sync, and tells once that the process must end', async () => {
  disk.slow()
  const change = add('a')
  await statesOf({ change })
  disk.fail()
  await expect(change).rejects.toThrow(OutcomeUnknown)
  expect(failures).toHaveLength(1)
  // The system may call the next sync a success although it has dropped what the failed one should have written.
  await expect(add('b')).rejects.toThrow(OutcomeUnknown)
  await expect(db.selectFrom('events').selectAll().execute()).rejects.toThrow('could not be synced')
  expect(failures).toHaveLength(1)
})
