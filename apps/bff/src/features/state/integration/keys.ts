// Keys for other systems of a centre. The name of a key stands for the system: with a later key of the same name it may
// continue what it posted with the first one, so that a key can be replaced without an interruption.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Context } from '../../../context.ts'
import type { Db } from '../../../storage/database.ts'
import type { Keys } from '../../../storage/keys.ts'
import type { IntegrationKeysTable } from '../../../storage/schema.ts'
import { addSeconds } from '../../../time.ts'

export interface IntegrationKey {
  id: string
  name: string
}

/** Minutes are exact enough for the last use of a key, and each write costs a disk sync. */
const touchSeconds = 60

/**
 * Creates a key; the database stores a keyed hash of it.
 *
 * @returns the key, which cannot be shown again
 */
export async function addKey(db: Db, keys: Keys, name: string, now: Date): Promise<string> {
  // The prefix tells people and scanners for leaked secrets what it is.
  const key = `desk_${randomBytes(32).toString('base64url')}`
  await db
    .insertInto('integration_keys')
    .values({ id: randomUUID(), name, key_hash: keys.hash('integration', key), created_at: now.toISOString() })
    .execute()
  return key
}

export async function listKeys(db: Db): Promise<Selectable<IntegrationKeysTable>[]> {
  return await db.selectFrom('integration_keys').selectAll().orderBy('created_at').execute()
}

/** @returns false when there is no active key of this id */
export async function revokeKey(db: Db, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('integration_keys')
    .set({ revoked_at: now.toISOString() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/**
 * The active key that a caller presents. It is found by its hash, so the time of a comparison reveals nothing useful.
 */
export async function findKey(
  { db, keys, now }: Pick<Context, 'db' | 'keys' | 'now'>,
  presented: string,
): Promise<IntegrationKey | undefined> {
  const row = await db
    .selectFrom('integration_keys')
    .select(['id', 'name', 'last_used_at'])
    .where('key_hash', '=', keys.hash('integration', presented))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (row.last_used_at === null || row.last_used_at < addSeconds(now(), -touchSeconds).toISOString()) {
    await db
      .updateTable('integration_keys')
      .set({ last_used_at: now().toISOString() })
      .where('id', '=', row.id)
      .execute()
  }
  return { id: row.id, name: row.name }
}
