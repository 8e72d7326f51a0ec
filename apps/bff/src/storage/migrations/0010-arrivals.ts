import type { ColumnDefinitionBuilder, Kysely } from 'kysely'
import { sql } from 'kysely'
import { isPostgres } from '../engine.ts'

const required = (column: ColumnDefinitionBuilder) => column.notNull()

/**
 * A package comes from a source and may be the answer to no request; its copies then have neither request nor, perhaps,
 * clerk and window (docs/decisions/0046). All that was there before came by the callback for a request by code.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (isPostgres(db)) await alter(db)
  else await rebuild(db)
}

async function alter(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('document_packages')
    .alterColumn('request_id', (column) => column.dropNotNull())
    .addColumn('source', 'text', (column) => column.notNull().defaultTo('callback-by-code'))
    .addColumn('policy', 'text', (column) => column.notNull().defaultTo('diia-seal'))
    .addColumn('staff_id', 'text', (column) => column.references('staff.id'))
    .addColumn('window', 'text')
    .execute()
  for (const name of ['request_id', 'staff_id', 'window'])
    await db.schema
      .alterTable('document_copies')
      .alterColumn(name, (column) => column.dropNotNull())
      .execute()
  await sql`
    update document_packages set staff_id = document_requests.staff_id, "window" = document_requests."window"
    from document_requests where document_requests.id = document_packages.request_id
  `.execute(db)
  await addDeliveryIndex(db)
}

/** SQLite cannot let a column be empty that was not: both tables are made anew, in one transaction. */
async function rebuild(db: Kysely<unknown>): Promise<void> {
  // Inside a transaction it would do nothing.
  await sql`pragma foreign_keys = off`.execute(db)
  try {
    await db.transaction().execute(async (trx) => {
      await rebuildPackages(trx)
      await rebuildCopies(trx)
      await addDeliveryIndex(trx)
      const { rows } = await sql`pragma foreign_key_check`.execute(trx)
      if (rows.length > 0) throw new Error('rows refer to others that are not there')
    })
  } finally {
    await sql`pragma foreign_keys = on`.execute(db)
  }
}

async function rebuildPackages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('document_packages_new')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('source', 'text', (column) => column.notNull().defaultTo('callback-by-code'))
    .addColumn('policy', 'text', (column) => column.notNull().defaultTo('diia-seal'))
    .addColumn('request_id', 'text', (column) => column.references('document_requests.id'))
    .addColumn('staff_id', 'text', (column) => column.references('staff.id'))
    .addColumn('window', 'text')
    .addColumn('delivery_hash', 'text', required)
    .addColumn('blob_id', 'text', (column) => column.references('blobs.id'))
    .addColumn('state', 'text', required)
    .addColumn('reason', 'text')
    .addColumn('detail', 'text')
    .addColumn('attempts', 'integer', required)
    .addColumn('claimed_until', 'text')
    .addColumn('received_at', 'text', required)
    .addColumn('settled_at', 'text')
    .addColumn('waits', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('slow', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('costly_tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('looks', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('trouble', 'text')
    .addColumn('trouble_since', 'text')
    .addColumn('judged_under', 'text')
    .addUniqueConstraint('document_packages_delivery', ['request_id', 'delivery_hash'])
    .execute()
  await sql`
    insert into document_packages_new (
      id, request_id, staff_id, "window", delivery_hash, blob_id, state, reason, detail, attempts, claimed_until,
      received_at, settled_at, waits, slow, costly_tries, looks, trouble, trouble_since, judged_under
    )
    select
      packages.id, request_id, requests.staff_id, requests."window", delivery_hash, blob_id, packages.state, reason,
      detail, attempts, claimed_until, received_at, settled_at, waits, slow, costly_tries, looks, trouble,
      trouble_since, judged_under
    from document_packages as packages join document_requests as requests on requests.id = packages.request_id
  `.execute(db)
  await replace(db, 'document_packages')
  await db.schema
    .createIndex('document_packages_state')
    .on('document_packages')
    .columns(['state', 'received_at'])
    .execute()
}

async function rebuildCopies(db: Kysely<unknown>): Promise<void> {
  const columns = sql.raw(
    'id, request_id, package_id, position, type, received_at, staff_id, "window", sealed, pdf_blob_id, container_blob_id, pdf_bytes, signature_sha256',
  )
  await db.schema
    .createTable('document_copies_new')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('request_id', 'text', (column) => column.references('document_requests.id'))
    .addColumn('package_id', 'text', (column) => column.notNull().references('document_packages.id'))
    .addColumn('position', 'integer', required)
    .addColumn('type', 'text', required)
    .addColumn('received_at', 'text', required)
    .addColumn('staff_id', 'text', (column) => column.references('staff.id'))
    .addColumn('window', 'text')
    .addColumn('sealed', sql`blob`, required)
    .addColumn('pdf_blob_id', 'text', (column) => column.notNull().references('blobs.id'))
    .addColumn('container_blob_id', 'text', (column) => column.notNull().references('blobs.id'))
    .addColumn('pdf_bytes', 'integer', required)
    .addColumn('signature_sha256', 'text', (column) => column.notNull().unique())
    .execute()
  await sql`insert into document_copies_new (${columns}) select ${columns} from document_copies`.execute(db)
  await replace(db, 'document_copies')
  await db.schema.createIndex('document_copies_received').on('document_copies').columns(['received_at', 'id']).execute()
  await db.schema.createIndex('document_copies_request').on('document_copies').column('request_id').execute()
}

async function replace(db: Kysely<unknown>, table: string): Promise<void> {
  await db.schema.dropTable(table).execute()
  await db.schema.alterTable(`${table}_new`).renameTo(table).execute()
}

/** Where no request binds them, the same bytes from the same source are one package. */
async function addDeliveryIndex(db: Kysely<unknown>): Promise<void> {
  await sql`
    create unique index document_packages_source on document_packages (source, delivery_hash) where request_id is null
  `.execute(db)
}
