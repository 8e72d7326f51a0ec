import type { ColumnDefinitionBuilder, Kysely } from 'kysely'
import { sql } from 'kysely'
import { isPostgres } from '../engine.ts'

const required = (column: ColumnDefinitionBuilder) => column.notNull()
const key = (column: ColumnDefinitionBuilder) => column.primaryKey().notNull()

export async function up(db: Kysely<unknown>): Promise<void> {
  const bytes = isPostgres(db) ? sql`bytea` : sql`blob`

  await db.schema
    .createTable('staff')
    .addColumn('id', 'text', key)
    .addColumn('login', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', required)
    .addColumn('role', 'text', required)
    .addColumn('password_hash', 'text', required)
    .addColumn('active', 'integer', required)
    .addColumn('created_at', 'text', required)
    .execute()

  await db.schema
    .createTable('sign_in_attempts')
    .addColumn('login_hash', 'text', key)
    .addColumn('failures', 'integer', required)
    .addColumn('last_failed_at', 'text', required)
    .addColumn('locked_until', 'text')
    .execute()

  await db.schema
    .createTable('sessions')
    .addColumn('token_hash', 'text', key)
    .addColumn('staff_id', 'text', (column) => column.notNull().references('staff.id'))
    .addColumn('window', 'text', required)
    .addColumn('created_at', 'text', required)
    .addColumn('last_seen_at', 'text', required)
    .addColumn('ends_at', 'text', required)
    .execute()

  const withCodeJournal = (table: string) =>
    db.schema
      .createTable(table)
      .addColumn('id', 'text', key)
      .addColumn('code_hash', 'text', required)
      .addColumn('input', 'text', required)
      .addColumn('window', 'text', required)
      .addColumn('staff_id', 'text', (column) => column.notNull().references('staff.id'))
      .addColumn('attempt', 'integer', required)
      .addColumn('call_id', 'text', required)
      .addColumn('failure', 'text')
      .addColumn('used_before_at', 'text')
      .addColumn('used_before_window', 'text')
      .addColumn('code_ends_at', 'text', required)

  await withCodeJournal('validations')
    .addColumn('outcome', 'text', required)
    .addColumn('took_ms', 'integer', required)
    .addColumn('checked_at', 'text', required)
    .execute()
  await db.schema.createIndex('validations_code').on('validations').columns(['code_hash', 'checked_at']).execute()
  await db.schema.createIndex('validations_window').on('validations').columns(['window', 'checked_at']).execute()

  await withCodeJournal('document_requests')
    .addColumn('code_kind', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('quarantine_reason', 'text')
    .addColumn('created_at', 'text', required)
    .addColumn('changed_at', 'text', required)
    .execute()
  await db.schema
    .createIndex('document_requests_code')
    .on('document_requests')
    .columns(['code_hash', 'created_at'])
    .execute()
  await db.schema
    .createIndex('document_requests_window')
    .on('document_requests')
    .columns(['window', 'created_at'])
    .execute()
  await db.schema
    .createIndex('document_requests_state')
    .on('document_requests')
    .columns(['state', 'code_ends_at'])
    .execute()

  await db.schema
    .createTable('blobs')
    .addColumn('id', 'text', key)
    .addColumn('store', 'text', required)
    .addColumn('key_id', 'text', required)
    .addColumn('wrapped_key', bytes, required)
    .addColumn('bytes', 'integer', required)
    .addColumn('created_at', 'text', required)
    .execute()

  await db.schema
    .createTable('document_packages')
    .addColumn('id', 'text', key)
    .addColumn('request_id', 'text', (column) => column.notNull().references('document_requests.id'))
    .addColumn('delivery_hash', 'text', required)
    .addColumn('blob_id', 'text', (column) => column.references('blobs.id'))
    .addColumn('state', 'text', required)
    .addColumn('reason', 'text')
    .addColumn('detail', 'text')
    .addColumn('attempts', 'integer', required)
    .addColumn('claimed_until', 'text')
    .addColumn('received_at', 'text', required)
    .addColumn('settled_at', 'text')
    .addUniqueConstraint('document_packages_delivery', ['request_id', 'delivery_hash'])
    .execute()
  await db.schema
    .createIndex('document_packages_state')
    .on('document_packages')
    .columns(['state', 'received_at'])
    .execute()

  await db.schema
    .createTable('document_copies')
    .addColumn('id', 'text', key)
    .addColumn('request_id', 'text', (column) => column.notNull().references('document_requests.id'))
    .addColumn('package_id', 'text', (column) => column.notNull().references('document_packages.id'))
    .addColumn('position', 'integer', required)
    .addColumn('type', 'text', required)
    .addColumn('received_at', 'text', required)
    .addColumn('staff_id', 'text', (column) => column.notNull().references('staff.id'))
    .addColumn('window', 'text', required)
    .addColumn('sealed', bytes, required)
    .addColumn('pdf_blob_id', 'text', (column) => column.notNull().references('blobs.id'))
    .addColumn('container_blob_id', 'text', (column) => column.notNull().references('blobs.id'))
    .addColumn('pdf_bytes', 'integer', required)
    .addColumn('signature_sha256', 'text', (column) => column.notNull().unique())
    .execute()
  await db.schema.createIndex('document_copies_received').on('document_copies').columns(['received_at', 'id']).execute()
  await db.schema.createIndex('document_copies_request').on('document_copies').column('request_id').execute()

  await db.schema
    .createTable('events')
    .addColumn('seq', isPostgres(db) ? 'serial' : 'integer', (column) =>
      isPostgres(db) ? column.primaryKey() : column.primaryKey().autoIncrement(),
    )
    .addColumn('at', 'text', required)
    .addColumn('body', 'text', required)
    .execute()
}
