// A database of the first release, with a day's work in it, migrated on both engines.
import { randomUUID } from 'node:crypto'
import { Migrator } from 'kysely/migration'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../src/storage/database.ts'
import type { Db } from '../src/storage/database.ts'
import { migrationProvider } from '../src/storage/migrations/index.ts'
import type { Database } from '../src/storage/schema.ts'
import { databases } from './databases.ts'
import type { StartedDatabase } from './databases.ts'

/** Tables of the first release that hold rows here. */
const filled = [
  'staff',
  'sessions',
  'validations',
  'document_requests',
  'blobs',
  'document_packages',
  'document_copies',
  'events',
] as const satisfies (keyof Database)[]

const at = '2026-10-01T08:00:00.000Z'
const code = {
  code_hash: 'hash',
  input: 'camera',
  window: '3',
  staff_id: 'clerk',
  attempt: 1,
  call_id: 'call',
  code_ends_at: at,
} as const

/** Rows as the first release wrote them, without columns that were added later. */
async function fill(db: Db): Promise<void> {
  await db
    .insertInto('staff')
    .values({
      id: 'clerk',
      login: 'm.tkach',
      name: 'Мирослава Ткач',
      role: 'clerk',
      password_hash: '-',
      active: 1,
      created_at: at,
    })
    .execute()
  // Signed in at a window, and did nothing there.
  await db
    .insertInto('staff')
    .values({
      id: 'guest',
      login: 'g.guest',
      name: 'Гість Гостенко',
      role: 'clerk',
      password_hash: '-',
      active: 1,
      created_at: at,
    })
    .execute()
  await db
    .insertInto('sessions')
    .values({
      token_hash: 'token-of-guest',
      staff_id: 'guest',
      window: '4',
      created_at: at,
      last_seen_at: at,
      ends_at: at,
    })
    .execute()
  await db
    .insertInto('sessions')
    .values({ token_hash: 'token', staff_id: 'clerk', window: '3', created_at: at, last_seen_at: at, ends_at: at })
    .execute()
  await db
    .insertInto('validations')
    .values(
      Array.from({ length: 50 }, () => ({
        id: randomUUID(),
        ...code,
        outcome: 'valid' as const,
        took_ms: 90,
        checked_at: at,
      })),
    )
    .execute()
  await db
    .insertInto('document_requests')
    .values(
      Array.from({ length: 50 }, (_, index) => ({
        id: `request-${index}`,
        ...code,
        code_kind: 'barcode' as const,
        state: 'arrived' as const,
        created_at: at,
        changed_at: at,
      })),
    )
    .execute()
  await db
    .insertInto('blobs')
    .values(
      ['package', 'pdf', 'container'].map((id) => ({
        id,
        store: 'folder' as const,
        key_id: 'key',
        wrapped_key: Buffer.from([1, 2]),
        bytes: 2,
        created_at: at,
      })),
    )
    .execute()
  await db
    .insertInto('document_packages')
    .values({
      id: 'package',
      request_id: 'request-0',
      delivery_hash: 'hash',
      blob_id: 'package',
      state: 'released',
      attempts: 1,
      received_at: at,
    })
    .execute()
  await db
    .insertInto('document_copies')
    .values({
      id: 'copy',
      request_id: 'request-0',
      package_id: 'package',
      position: 0,
      type: 'internal-passport',
      received_at: at,
      staff_id: 'clerk',
      window: '3',
      sealed: Buffer.from([3, 4]),
      pdf_blob_id: 'pdf',
      container_blob_id: 'container',
      pdf_bytes: 2,
      signature_sha256: 'seal',
    })
    .execute()
  await db.insertInto('events').values({ at, body: '{"type":"resync"}' }).execute()
}

describe.each(databases)('a database of the first release on $name', ({ start }) => {
  let database: StartedDatabase
  let db: Db
  beforeAll(async () => {
    database = await start()
    db = await database.open({ migrated: false })
  }, 60_000)
  afterAll(() => database?.stop())

  it('is brought up to date with all its rows, once', async () => {
    const { error } = await new Migrator({ db, provider: migrationProvider }).migrateTo('0001-initial')
    expect(error).toBeUndefined()
    await fill(db)
    const rows = async () =>
      Object.fromEntries(
        await Promise.all(
          filled.map(async (table) => [table, await db.selectFrom(table).selectAll().execute()] as const),
        ),
      )
    const before = await rows()

    // Like the next release when it starts.
    db = await database.open()
    const later = {
      staff: { password_changed_at: null },
      validations: { appeal_id: null },
      document_requests: { appeal_id: null, clock_offset_seconds: null, state_before: null },
      document_packages: {
        waits: 0,
        slow: 0,
        costly_tries: 0,
        looks: 0,
        trouble: null,
        trouble_since: null,
        judged_under: null,
        source: 'callback-by-code',
        policy: 'diia-seal',
        staff_id: 'clerk',
        window: '3',
      },
    }
    const expected = Object.fromEntries(
      Object.entries(before).map(([table, old]) => [
        table,
        old.map((row) => ({ ...row, ...later[table as keyof typeof later] })),
      ]),
    )
    expect(await rows()).toEqual(expected)
    await migrate(db)
    expect(await rows()).toEqual(expected)
  })

  it('gives people the windows at which they have worked, and no others', async () => {
    expect(await db.selectFrom('staff_windows').selectAll().execute()).toEqual([{ staff_id: 'clerk', window: '3' }])
  })

  it('attaches earlier work to an appeal, and none to an appeal that does not exist', async () => {
    await db
      .insertInto('centres')
      .values({ id: 'own', name: 'ЦНАП', asc_code: null, number_format: '{n}', own: 1 })
      .execute()
    await db
      .insertInto('appeals')
      .values({
        id: 'appeal',
        centre_id: 'own',
        number: '1',
        registered_at: at,
        status: 'registered',
        channel: 'front-office',
        is_consultation: 0,
        is_test: 0,
        updated_at: at,
        version: 0,
      })
      .execute()
    for (const table of ['validations', 'document_requests'] as const) {
      await db.updateTable(table).set({ appeal_id: 'appeal' }).execute()
      await expect(db.updateTable(table).set({ appeal_id: 'none' }).execute()).rejects.toThrow(/foreign key/i)
    }
  })
})
