import type { Kysely } from 'kysely'

/** When somebody last changed their password themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('staff').addColumn('password_changed_at', 'text').execute()
}
