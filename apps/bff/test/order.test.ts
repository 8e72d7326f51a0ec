// Readers go by the numbers of rows, and what they passed they never read again.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../src/storage/database.ts'
import type { Database } from '../src/storage/schema.ts'
import { databases } from './databases.ts'
import type { StartedDatabase } from './databases.ts'

const at = '2026-11-24T08:00:00.000Z'

/** Adds a row and tells its number. */
type Add = (db: Kysely<Database>, which: string, appeal: number) => Promise<{ seq: number }>

function addAppeal(db: Kysely<Database>, number: string): Promise<{ seq: number }> {
  return db
    .insertInto('appeals')
    .values({
      id: `appeal-${number}`,
      centre_id: 'own',
      number,
      registered_at: at,
      status: 'registered',
      channel: 'front-office',
      is_consultation: 0,
      is_test: 0,
      updated_at: at,
      version: 0,
    })
    .returning('seq')
    .executeTakeFirstOrThrow()
}

const ways: Record<'events' | 'appeals' | 'appeal_events', Add> = {
  events: (db) =>
    db.insertInto('events').values({ at, body: '{"type":"resync"}' }).returning('seq').executeTakeFirstOrThrow(),
  appeals: addAppeal,
  appeal_events: (db, _which, appeal) =>
    db
      .insertInto('appeal_events')
      .values({ appeal, kind: 'attached', at, happened_at: at, origin: 'system', changes: '{}' })
      .returning('seq')
      .executeTakeFirstOrThrow(),
}

describe.each(databases)('numbered rows on $name', ({ start }) => {
  let database: StartedDatabase
  let db: Db
  let appeal: number
  beforeAll(async () => {
    database = await start()
    db = await database.open()
    await db
      .insertInto('centres')
      .values({ id: 'own', name: 'ЦНАП', asc_code: null, number_format: '{n}', own: 1 })
      .execute()
    appeal = (await addAppeal(db, 'first')).seq
  }, 60_000)
  afterAll(() => database?.stop())

  it.each(Object.keys(ways) as (keyof typeof ways)[])(
    'come into %s one transaction after another, so that none becomes visible before an earlier one',
    async (table) => {
      const add = ways[table]
      const written = Promise.withResolvers<number>()
      const end = Promise.withResolvers<void>()
      const slow = db.transaction().execute(async (trx) => {
        written.resolve((await add(trx, `${table}-slow`, appeal)).seq)
        await end.promise
      })
      const earlier = await written.promise
      const quick = db.transaction().execute(async (trx) => (await add(trx, `${table}-quick`, appeal)).seq)
      await expect(Promise.race([quick, sleep(300, 'waits')])).resolves.toBe('waits')
      end.resolve()
      await slow
      expect(await quick).toBeGreaterThan(earlier)
    },
  )
})
