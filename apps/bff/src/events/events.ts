import type { DeskEvent } from '@diia-desk/contract'
import type { Transaction } from 'kysely'
import type { Bus } from '../storage/bus.ts'
import type { Commits } from '../storage/commits.ts'
import type { Database } from '../storage/schema.ts'

/** Adds an event in the transaction of the change it tells of, so that neither exists without the other. */
export async function appendEvent(trx: Transaction<Database>, event: DeskEvent, now: Date): Promise<void> {
  await trx
    .insertInto('events')
    .values({ at: now.toISOString(), body: JSON.stringify(event) })
    .execute()
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
    }),
  )
  if (told) bus.wake('events')
  return result
}
