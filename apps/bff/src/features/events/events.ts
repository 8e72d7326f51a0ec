import type { DeskEvent } from '@diia-desk/contract'
import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Bus } from '../../storage/bus.ts'
import type { Commits } from '../../storage/commits.ts'
import { isPostgres } from '../../storage/engine.ts'
import type { Database } from '../../storage/schema.ts'

/** Any number, so long as nothing else in the database takes the same advisory lock. */
const orderLock = 4_145_257

/** Those that hold the lock already. */
const inOrder = new WeakSet<Transaction<Database>>()

/**
 * From here to its end a transaction writes numbered rows alone: a later number must never become visible before an
 * earlier one, or a reader that goes by numbers would pass it over. SQLite has one writer anyway.
 */
export async function keepOrder(trx: Transaction<Database>): Promise<void> {
  if (!isPostgres(trx) || inOrder.has(trx)) return
  await sql`select pg_advisory_xact_lock(${orderLock})`.execute(trx)
  inOrder.add(trx)
}

/** Adds an event in the transaction of the change it tells of, so that neither exists without the other. */
export async function appendEvent(trx: Transaction<Database>, event: DeskEvent, now: Date): Promise<void> {
  await keepOrder(trx)
  await trx.insertInto('events').values({ at: now.toISOString(), body: JSON.stringify(event) }).execute()
}

/** Runs a change and its events in one transaction, then wakes the readers. */
export async function changeWithEvents<Result>(
  { commits, bus, now }: { commits: Commits; bus: Bus; now: () => Date },
  change: (trx: Transaction<Database>, tell: (event: DeskEvent) => Promise<void>) => Promise<Result>,
): Promise<Result> {
  let told = false
  const result = await commits.run((trx) =>
    change(trx, (event) => {
      told = true
      return appendEvent(trx, event, now())
    }))
  if (told) bus.wake('events')
  return result
}
