import type { ColumnDefinitionBuilder, Kysely } from 'kysely'
import { sql } from 'kysely'
import { isPostgres } from '../engine.ts'

const required = (column: ColumnDefinitionBuilder) => column.notNull()

/** Codes from an app as a second factor, and recovery codes for when the phone is lost. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const bytes = isPostgres(db) ? sql`bytea` : sql`blob`
  await db.schema
    .createTable('totp_secrets')
    .addColumn('staff_id', 'text', (column) => column.primaryKey().notNull().references('staff.id'))
    .addColumn('secret', bytes, required)
    .addColumn('created_at', 'text', required)
    .addColumn('confirmed_at', 'text')
    .addColumn('last_step', 'integer', required)
    .execute()
  await db.schema
    .createTable('recovery_codes')
    .addColumn('staff_id', 'text', (column) => column.notNull().references('staff.id'))
    .addColumn('code_hash', 'text', required)
    .addColumn('used_at', 'text')
    .addPrimaryKeyConstraint('recovery_codes_key', ['staff_id', 'code_hash'])
    .execute()
}
