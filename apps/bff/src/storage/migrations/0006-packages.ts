import type { Kysely } from 'kysely'

/**
 * Trouble of ours keeps a package waiting and is remembered in its row; what it was judged under says when looking
 * again makes sense. A request keeps how far our clock was from Diia's when it was asked.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of ['waits', 'slow', 'costly_tries', 'looks']) {
    await db.schema
      .alterTable('document_packages')
      .addColumn(name, 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
  }
  for (const name of ['trouble', 'trouble_since', 'judged_under']) {
    await db.schema.alterTable('document_packages').addColumn(name, 'text').execute()
  }
  await db.schema.alterTable('document_requests').addColumn('clock_offset_seconds', 'integer').execute()
}
