import type { ColumnDefinitionBuilder, Kysely } from 'kysely'

const required = (column: ColumnDefinitionBuilder) => column.notNull()

/** Browsers in which people signed in before, and what a database is that must be known of it for ever. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('known_browsers')
    .addColumn('token_hash', 'text', required)
    .addColumn('staff_id', 'text', (column) => column.notNull().references('staff.id'))
    .addColumn('password_mark', 'text', required)
    .addColumn('failures', 'integer', required)
    .addColumn('last_failed_at', 'text', required)
    .addColumn('last_used_at', 'text', required)
    .addColumn('ends_at', 'text', required)
    .addPrimaryKeyConstraint('known_browsers_key', ['token_hash', 'staff_id'])
    .execute()
  await db.schema
    .createIndex('known_browsers_staff')
    .on('known_browsers')
    .columns(['staff_id', 'last_used_at'])
    .execute()
  // How long a login rests follows from its last failure.
  await db.schema.alterTable('sign_in_attempts').dropColumn('locked_until').execute()
  await db.schema
    .createTable('database_marks')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('made_at', 'text', required)
    .execute()
}
