import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createCommits } from './commits.ts'
import { migrate, openDatabase, openServerDatabase } from './database.ts'
import type { Db } from './database.ts'
import type { TableVersions } from './table-versions.ts'

let folder: string
let db: Db
let other: Db
let tables: TableVersions
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'versions-'))
  const choice = { kind: 'sqlite', file: join(folder, 'desk.sqlite') } as const
  ;({ db, tables } = await openServerDatabase(choice, undefined, () => expect.unreachable()))
  await migrate(db)
  other = await openDatabase(choice)
})
afterEach(async () => {
  await Promise.all([db.destroy(), other.destroy()])
  await rm(folder, { recursive: true })
})

const holiday = { day: '2027-01-01', name: 'x' }

const writes: [string, () => Promise<unknown>][] = [
  ['an insert', () => db.insertInto('holidays').values(holiday).execute()],
  ['an update', () => db.updateTable('holidays').set({ name: 'y' }).execute()],
  ['a deletion', () => db.deleteFrom('holidays').execute()],
  ['an insert that returns', () => db.insertInto('holidays').values(holiday).returning('day').execute()],
  ['a change in a transaction', () => createCommits(db).run((trx) => trx.deleteFrom('holidays').execute())],
  ['a change by another connection', () => other.insertInto('holidays').values(holiday).execute()],
  ['a statement that is not understood', () => sql`replace into holidays values ('2027-01-01', 'x')`.execute(db)],
]
it.each(writes)('changes with %s', async (_name, write) => {
  const before = tables.of(['holidays', 'staff'])
  await write()
  expect(tables.of(['holidays', 'staff'])).not.toBe(before)
})

it('stays the same with queries and with changes of other tables', async () => {
  const before = tables.of(['staff'])
  await db.selectFrom('staff').selectAll().execute()
  await db.insertInto('holidays').values(holiday).execute()
  await createCommits(db).run((trx) => trx.selectFrom('staff').selectAll().execute())
  expect(tables.of(['staff'])).toBe(before)
})
