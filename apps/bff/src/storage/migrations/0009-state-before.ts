import type { Kysely } from 'kysely'

/** What a request was before a package was looked at under its id: it is that again when the package was another's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('document_requests').addColumn('state_before', 'text').execute()
}
