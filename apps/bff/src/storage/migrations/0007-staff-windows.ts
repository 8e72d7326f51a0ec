import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * Windows at which somebody may sign in. Those who were there before get the windows at which they have worked: nobody
 * is locked out of the own place by an upgrade, and nobody keeps a window only because it could be named
 * (docs/decisions/0032).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('staff_windows')
    .addColumn('staff_id', 'text', (column) => column.notNull().references('staff.id'))
    .addColumn('window', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('staff_windows_key', ['staff_id', 'window'])
    .execute()
  await sql`
    insert into staff_windows (staff_id, "window")
    select staff_id, "window" from validations
    union select staff_id, "window" from document_requests
    union select staff_id, "window" from appeal_events where origin = 'desk' and staff_id is not null and "window" is not null
  `.execute(db)
}
