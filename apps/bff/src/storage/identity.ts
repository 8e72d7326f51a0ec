import { sql } from 'kysely'
import { StartError } from '../start-error.ts'
import type { Db } from './database.ts'
import { isPostgres } from './engine.ts'
import type { Keys } from './keys.ts'

/** Which database this is, and the number of its last event. */
export interface Identity {
  id: string
  /** At least the number of its last event. Numbers are never reused, although events are deleted after a day. */
  lastEvent: number
}

/** Undefined for a database that is empty, or of a release before identities existed. */
export async function readIdentity(db: Db): Promise<Identity | undefined> {
  if (!(await hasTable(db, 'database_identity'))) return undefined
  const { id } = await db.selectFrom('database_identity').select('id').executeTakeFirstOrThrow()
  return { id, lastEvent: await lastAssignedNumber(db) }
}

/** True for a database that no release of the desk has ever opened. */
export async function isNew(db: Db): Promise<boolean> {
  return !(await hasTable(db, 'kysely_migration'))
}

/** The number of the last committed event, or undefined when all events were deleted. */
export async function lastCommittedEvent(db: Db): Promise<number | undefined> {
  // SQLite assigns the number within the transaction. PostgreSQL assigns it before, and keeps it when the transaction
  // fails.
  if (!isPostgres(db)) return await lastAssignedNumber(db)
  return (
    (
      await db
        .selectFrom('events')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .executeTakeFirst()
    )?.seq ?? undefined
  )
}

async function lastAssignedNumber(db: Db): Promise<number> {
  const { rows } = isPostgres(db)
    ? await sql<{
        last: string | number
      }>`select case when is_called then last_value else 0 end as last from events_seq_seq`.execute(db)
    : await sql<{ last: number }>`select seq as last from sqlite_sequence where name = 'events'`.execute(db)
  return Number(rows[0]?.last ?? 0)
}

async function hasTable(db: Db, name: string): Promise<boolean> {
  const { rows } = isPostgres(db)
    ? await sql`select 1 where to_regclass(${name}) is not null`.execute(db)
    : await sql`select 1 from sqlite_master where type = 'table' and name = ${name}`.execute(db)
  return rows.length > 0
}

/**
 * Compares the master key with the one that the database is encrypted under. The first start stores its id.
 *
 * @throws {StartError} with both ids when they differ
 */
export async function checkMasterKey(db: Db, keys: Keys): Promise<void> {
  const { key_id: noted } = await db.selectFrom('database_identity').select('key_id').executeTakeFirstOrThrow()
  if (noted === keys.keyId) return
  if (noted !== null) throw otherKey(noted, keys)
  const blob = await db.selectFrom('blobs').select('key_id').orderBy('created_at', 'desc').limit(1).executeTakeFirst()
  if (blob !== undefined && blob.key_id !== keys.keyId) throw otherKey(blob.key_id, keys)
  // A database of an older release without copies: its encrypted appeals show which key it is.
  const appeal = await db
    .selectFrom('appeals')
    .select(['id', 'sealed'])
    .where('sealed', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  if (appeal !== undefined && !opens(keys, appeal.sealed as Uint8Array, `appeal:${appeal.id}`))
    throw otherKey(undefined, keys)
  await db.updateTable('database_identity').set({ key_id: keys.keyId }).where('key_id', 'is', null).execute()
}

function opens(keys: Keys, sealed: Uint8Array, context: string): boolean {
  try {
    keys.open(sealed, context)
    return true
  } catch {
    return false
  }
}

function otherKey(noted: string | undefined, { keyId }: Keys): StartError {
  return new StartError(
    `MASTER_KEY: the data is encrypted under ${noted === undefined ? 'another key' : `the key ${noted}`}, the given key is ${keyId}. Give the key that the data was created with: with another one nothing can be read. Nothing was changed.`,
  )
}
