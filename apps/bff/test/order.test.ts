// Readers go by the numbers of rows and never read again what they have passed.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Transaction } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeEvent } from '../src/features/visit/appeal-journal/write-event.ts'
import type { Db } from '../src/storage/database.ts'
import type { Database } from '../src/storage/schema.ts'
import { databases } from './databases.ts'
import type { StartedDatabase } from './databases.ts'

const at = '2026-11-24T08:00:00.000Z'

/** Adds a row and returns its number. */
type Add = (db: Transaction<Database>, which: string, appeal: number) => Promise<{ seq: number }>

function addAppeal(db: Transaction<Database>, number: string): Promise<{ seq: number }> {
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
  // With its days and its appeal in the same statement, where the engine supports it.
  appeal_events: (db, _which, appeal) =>
    writeEvent(db, {
      event: { appeal, kind: 'corrected', at, happened_at: at, origin: 'system', changes: '{}' },
      days: ['2026-11-24'],
      changes: { updated_at: at },
    }),
}

describe.each(databases)('numbered rows on $name', ({ start }) => {
  let database: StartedDatabase
  let db: Db
  let appeals: [number, number]
  beforeAll(async () => {
    database = await start()
    db = await database.open()
    await db
      .insertInto('centres')
      .values({ id: 'own', name: 'ЦНАП', asc_code: null, number_format: '{n}', own: 1 })
      .execute()
    // One for each transaction, so that they wait for the order and not for the row.
    const added = await db
      .transaction()
      .execute(async (trx) => [await addAppeal(trx, 'first'), await addAppeal(trx, 'second')] as const)
    appeals = [added[0].seq, added[1].seq]
  }, 60_000)
  afterAll(() => database?.stop())

  it.each(Object.keys(ways) as (keyof typeof ways)[])(
    'come into %s one transaction after another, so that none becomes visible before an earlier one',
    async (table) => {
      const add = ways[table]
      const written = Promise.withResolvers<number>()
      const end = Promise.withResolvers<void>()
      const slow = db.transaction().execute(async (trx) => {
        written.resolve((await add(trx, `${table}-slow`, appeals[0])).seq)
        await end.promise
      })
      const earlier = await written.promise
      const quick = db.transaction().execute(async (trx) => (await add(trx, `${table}-quick`, appeals[1])).seq)
      await expect(Promise.race([quick, sleep(300, 'waits')])).resolves.toBe('waits')
      end.resolve()
      await slow
      expect(await quick).toBeGreaterThan(earlier)
    },
  )
})
