import type { ColumnDefinitionBuilder, Kysely } from 'kysely'
import { sql } from 'kysely'

const required = (column: ColumnDefinitionBuilder) => column.notNull()
const key = (column: ColumnDefinitionBuilder) => column.primaryKey().notNull()

/** Figures of days that are over, how far in the journal they are right, and what the centre says of itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('report_days')
    .addColumn('day', 'text', key)
    .addColumn('facts', 'text', required)
    .execute()
  await db.schema
    .createTable('report_progress')
    .addColumn('id', 'text', key)
    .addColumn('event_seq', 'integer', required)
    .execute()
  await sql`insert into report_progress (id, event_seq) values ('appeals', 0)`.execute(db)
  await db.schema
    .createTable('report_answers')
    .addColumn('name', 'text', required)
    .addColumn('quarter', 'text', required)
    .addColumn('value', 'text', required)
    .addColumn('answered_at', 'text', required)
    .addColumn('answered_by', 'text', (column) => column.notNull().references('staff.id'))
    .addPrimaryKeyConstraint('report_answers_key', ['name', 'quarter'])
    .execute()

  // A day is read by ranges of time.
  await db.schema.createIndex('appeals_result').on('appeals').columns(['result_at', 'seq']).execute()
  await db.schema.createIndex('validations_checked').on('validations').column('checked_at').execute()
  await db.schema.createIndex('document_requests_created').on('document_requests').column('created_at').execute()
}
