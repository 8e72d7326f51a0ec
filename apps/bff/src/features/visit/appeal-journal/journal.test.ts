import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registeredState } from '../../../../test/appeal-fixtures.ts'
import { databases } from '../../../../test/databases.ts'
import type { Db } from '../../../storage/database.ts'
import type { AppealState } from '../../../storage/schema.ts'
import { addUp, openAppeal, record } from './journal.ts'

const tell = () => Promise.resolve()
const by = { origin: 'system' } as const
const state = registeredState({
  asc_code: null,
  registered_at: '2026-11-05T08:00:00.000Z',
  deadline_on: '2026-12-05',
})

describe.each(databases)('the journal on $name', ({ start }) => {
  let db: Db
  let stop: (() => Promise<void>) | undefined
  beforeAll(async () => {
    const database = await start()
    stop = database.stop
    db = await database.open()
    await db
      .insertInto('centres')
      .values({ id: 'own', name: 'ЦНАП', asc_code: null, number_format: '{n}', own: 1 })
      .execute()
  }, 60_000)
  afterAll(() => stop?.())

  const days = async () =>
    (await db.selectFrom('appeal_days').selectAll().orderBy('day').execute()).map(({ day, first_seq }) => [
      day,
      first_seq,
    ])

  it('computes the row from the journal, and records the days of writing and of taking effect', async () => {
    // 23:30 in Kyiv, where the day differs from the day in UTC.
    const late = new Date('2026-11-05T21:30:00.000Z')
    const { row: appeal } = await db
      .transaction()
      .execute((trx) =>
        openAppeal(
          { trx, tell, now: late },
          { id: randomUUID(), centreId: 'own', number: '1', state },
          { happenedAt: new Date(state.registered_at), by },
        ),
      )
    const change = (
      kind: 'completed' | 'attached' | 'corrected',
      changes: Partial<AppealState>,
      happenedAt: string,
      now: string,
    ) =>
      db
        .transaction()
        .execute((trx) =>
          record({ trx, tell, now: new Date(now) }, appeal, { kind, changes, happenedAt: new Date(happenedAt), by }),
        )
    await change(
      'completed',
      { status: 'completed', result_at: '2026-11-08T10:00:00.000Z' },
      '2026-11-08T10:00:00.000Z',
      '2026-11-10T10:00:00.000Z',
    )
    await change('attached', {}, '2026-11-20T10:00:00.000Z', '2026-11-20T10:00:00.000Z')
    const last = await change(
      'corrected',
      { result_at: '2026-11-07T10:00:00.000Z' },
      '2026-11-10T22:10:00.000Z',
      '2026-11-10T22:10:00.000Z',
    )

    expect(await days()).toEqual([
      ['2026-11-05', 1],
      ['2026-11-07', 4],
      ['2026-11-08', 2],
      ['2026-11-10', 2],
      ['2026-11-11', 4],
    ])
    const events = await db.selectFrom('appeal_events').selectAll().orderBy('seq').execute()
    const row = await db.selectFrom('appeals').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject(addUp(events))
    expect(row).toMatchObject({
      version: last.seq,
      status: 'completed',
      result_at: '2026-11-07T10:00:00.000Z',
      deadline_on: '2026-12-05',
    })
    expect(addUp(events.slice(0, 1))).toEqual(state)
  })

  it('undoes all of a change that fails', async () => {
    const before = await days()
    await expect(
      db.transaction().execute(async (trx) => {
        await openAppeal(
          { trx, tell, now: new Date(state.registered_at) },
          { id: randomUUID(), centreId: 'own', number: '2', state },
          { happenedAt: new Date(state.registered_at), by },
        )
        throw new Error('cut')
      }),
    ).rejects.toThrow('cut')
    expect(await days()).toEqual(before)
    expect(await db.selectFrom('appeal_events').selectAll().execute()).toHaveLength(4)
    expect(await db.selectFrom('appeals').selectAll().execute()).toHaveLength(1)
  })
})
