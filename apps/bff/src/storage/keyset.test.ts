import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../../test/databases.ts'
import { fieldsOf } from '../thrown.ts'
import type { Db } from './database.ts'
import { isPostgres } from './engine.ts'
import { isBeyond, readKeysetPage } from './keyset.ts'
import type { Keyset } from './keyset.ts'

interface Listed {
  at: string
  day: string | null
  seq: number
  id: string
}

const byTime = (direction: 'asc' | 'desc'): Keyset<Listed> => ({
  key: sql<string>`listed.at`,
  id: sql<number>`listed.seq`,
  direction,
  form: { key: 'time', id: 'number' },
  positionOf: (row) => [row.at, row.seq],
})
const byDay: Keyset<Listed> = {
  key: sql<string>`coalesce(listed.day, '9999-12-31')`,
  id: sql<string>`listed.id`,
  direction: 'asc',
  form: { key: 'day', id: 'text' },
  positionOf: (row) => [row.day ?? '9999-12-31', row.id],
}

/**
 * Rows with shared times, ids whose text order differs from the order of numbers, and days that are sometimes missing.
 */
const rowOf = (seq: number): Listed => ({
  at: `2026-11-20T08:00:00.00${seq % 3}Z`,
  day: seq % 4 === 0 ? null : `2026-11-${10 + (seq % 4)}`,
  seq,
  id: `id-${(seq * 7) % 23}`,
})

describe.each(databases)('pages by key on $name', ({ start }) => {
  let stop: (() => Promise<void>) | undefined
  let db: ReturnType<typeof withListed>
  const withListed = (plain: Db) => plain.withTables<{ listed: Listed }>()

  beforeAll(async () => {
    const database = await start()
    stop = database.stop
    db = withListed(await database.open({ migrated: false }))
    await db.schema
      .createTable('listed')
      .addColumn('at', 'text')
      .addColumn('day', 'text')
      .addColumn('seq', 'integer')
      .addColumn('id', 'text')
      .execute()
    await db
      .insertInto('listed')
      .values(Array.from({ length: 23 }, (_, seq) => rowOf(seq)))
      .execute()
  }, 60_000)
  afterAll(() => stop?.())

  const page = (keyset: Keyset<Listed>, cursor?: string, size = 5) =>
    readKeysetPage(db.selectFrom('listed').selectAll(), keyset, { cursor, size })

  async function walk(keyset: Keyset<Listed>, between: () => Promise<unknown> = () => Promise.resolve()) {
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const { rows, nextCursor } = await page(keyset, cursor)
      seen.push(...rows.map(({ seq }) => seq))
      cursor = nextCursor
      await between()
    } while (cursor !== undefined)
    return seen
  }

  it.each(['asc', 'desc'] as const)(
    'shows each row once, rows of the same time by their number, %s',
    async (direction) => {
      const forward = Array.from({ length: 23 }, (_, seq) => seq).toSorted((a, b) => (a % 3) - (b % 3) || a - b)
      expect(await walk(byTime(direction))).toEqual(direction === 'asc' ? forward : forward.toReversed())
    },
  )

  it('orders by an expression and by text ids', async () => {
    const expected = Array.from({ length: 23 }, (_, seq) => rowOf(seq)).toSorted(
      (a, b) => (a.day ?? '9999').localeCompare(b.day ?? '9999') || (a.id < b.id ? -1 : 1),
    )
    expect(await walk(byDay)).toEqual(expected.map(({ seq }) => seq))
  })

  it('neither repeats nor skips a row when others are added and deleted meanwhile', async () => {
    let next = 100
    const seen = await walk(byTime('desc'), () =>
      db
        .insertInto('listed')
        .values({ ...rowOf(next), seq: next++, at: '2026-11-21T08:00:00.000Z' })
        .execute(),
    )
    await db.deleteFrom('listed').where('seq', '>=', 100).execute()
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 23 }, (_, seq) => seq))

    const { nextCursor } = await page(byTime('asc'))
    const shown = (await page(byTime('asc'), nextCursor)).rows
    // The row that the cursor names is deleted; the page after it is the same.
    await db.deleteFrom('listed').where('seq', '=', 12).execute()
    expect((await page(byTime('asc'), nextCursor)).rows).toEqual(shown)
    await db.insertInto('listed').values(rowOf(12)).execute()
  })

  it('has no cursor after the last row, even where the last page is full', async () => {
    expect(await page(byTime('asc'), undefined, 23)).not.toHaveProperty('nextCursor')
    expect((await page(byTime('asc'), undefined, 22)).nextCursor).toBeDefined()
  })

  it('finds the rows after a position by an index', async () => {
    await sql`create index listed_at on listed (at, seq)`.execute(db)
    const after = sql`select seq from listed where ${isBeyond(byTime('asc'), '2026-11-20T08:00:00.001Z', 4)} order by at, seq limit 5`
    const plan = await db.transaction().execute(async (trx) => {
      // So few rows would be read faster without an index.
      if (isPostgres(db)) await sql`set local enable_seqscan = off`.execute(trx)
      const { rows } = await sql`${sql.raw(isPostgres(db) ? 'explain' : 'explain query plan')} ${after}`.execute(trx)
      return JSON.stringify(rows)
    })
    expect(plan).toMatch(/listed_at \(\(?at|Index Cond: \(ROW\(at, seq\) > ROW/)
    expect(plan).not.toMatch(/Sort|TEMP B-TREE/)
  })

  it.each([
    ['not base64', '%%%'],
    ['no place', 'zzz'],
    ['another key', encode('2026-11-20 4')],
    ['no id', encode('2026-11-20T08:00:00.001Z')],
    ['an id of text', encode('2026-11-20T08:00:00.001Z id-4')],
    ['an id too large', encode('2026-11-20T08:00:00.001Z 1234567890123456')],
    ['more after it', encode('2026-11-20T08:00:00.001Z 4 or 1=1')],
    ['a line more', encode('2026-11-20T08:00:00.001Z 4\n')],
    ['nothing', ''],
  ])('refuses a cursor with %s', async (_, cursor) => {
    const error: unknown = await page(byTime('asc'), cursor).catch((thrown: unknown) => thrown)
    expect(fieldsOf(error)).toMatchObject({
      code: 'invalid-input',
      details: { errors: [{ field: 'cursor', code: 'wrong-format' }] },
    })
  })
})

function encode(text: string): string {
  return Buffer.from(text).toString('base64url')
}
