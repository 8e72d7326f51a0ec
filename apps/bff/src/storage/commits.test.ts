import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import { createCommits, OutcomeUnknown } from './commits.ts'
import type { Commits } from './commits.ts'
import { migrate, openDatabase } from './database.ts'
import type { Db } from './database.ts'

let db: Db
let commits: Commits
beforeEach(async () => {
  db = await openDatabase({ kind: 'sqlite', file: join(await mkdtemp(join(tmpdir(), 'commits-')), 'desk.sqlite') })
  await migrate(db)
  commits = createCommits(db)
})

const add = (body: string) =>
  commits.run(async (trx) => {
    await trx.insertInto('events').values({ at: '2026-11-16T08:00:00Z', body }).execute()
    return body
  })
const bodies = async () =>
  (await db.selectFrom('events').select('body').orderBy('seq').execute()).map(({ body }) => body)

it('keeps the order and gives each piece its own result', async () => {
  expect(await Promise.all(['a', 'b', 'c'].map((body) => add(body)))).toEqual(['a', 'b', 'c'])
  expect(await bodies()).toEqual(['a', 'b', 'c'])
})

it('undoes a failed piece alone, its earlier statements with it', async () => {
  const failing = commits.run(async (trx) => {
    await trx.insertInto('events').values({ at: 'now', body: 'half' }).execute()
    throw new Error('no')
  })
  const [first, second, third] = await Promise.allSettled([add('a'), failing, add('b')])
  expect([first.status, second.status, third.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await bodies()).toEqual(['a', 'b'])
})

it('goes on after a failure, for hundreds at once', async () => {
  await expect(commits.run(() => Promise.reject(new Error('alone')))).rejects.toThrow('alone')
  await Promise.all(Array.from({ length: 300 }, (_, index) => add(String(index))))
  expect(await bodies()).toHaveLength(300)
})

it('tells a commit whose outcome is not known from a change that was undone', async () => {
  const failing = (at: 'commit' | 'work') =>
    commits.run(async (trx) => {
      // The reference is judged when the transaction commits, or at once.
      await sql.raw(`pragma defer_foreign_keys = ${at === 'commit' ? 'on' : 'off'}`).execute(trx)
      await trx
        .insertInto('sessions')
        .values({ token_hash: at, staff_id: 'nobody', window: '1', created_at: 'x', last_seen_at: 'x', ends_at: 'x' })
        .execute()
    })
  await expect(failing('commit')).rejects.toThrow(OutcomeUnknown)
  const undone = await failing('work').catch((error: unknown) => error)
  expect(undone).toBeInstanceOf(Error)
  expect(undone).not.toBeInstanceOf(OutcomeUnknown)
  expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([])
  expect(await add('still works')).toBe('still works')
})
