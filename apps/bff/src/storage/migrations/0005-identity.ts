import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'

/** One row: which database this is, and which master key its rows are sealed under. The first start writes the key's id. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('database_identity')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('key_id', 'text')
    .execute()
  await (db as Kysely<{ database_identity: { id: string; key_id: string | null } }>)
    .insertInto('database_identity')
    .values({ id: randomUUID(), key_id: null })
    .execute()
}
