import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '../../../storage/database.ts'
import type { Database } from '../../../storage/schema.ts'

/** Must be called in the transaction of each change to services or their numbers. */
export async function catalogueChanged(trx: Transaction<Database>): Promise<void> {
  await trx
    .updateTable('catalogue_version')
    .set({ version: sql`version + 1` })
    .execute()
}

export async function catalogueVersion(db: Db): Promise<number> {
  return (await db.selectFrom('catalogue_version').select('version').executeTakeFirstOrThrow()).version
}
