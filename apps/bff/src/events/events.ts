import type { DeskEvent } from '@diia-desk/contract'
import type { Transaction } from 'kysely'
import type { Bus } from '../storage/bus.ts'
import type { Commits } from '../storage/commits.ts'
import { compileOnce } from '../storage/compile-once.ts'
import type { Database } from '../storage/schema.ts'

/** What all functions that take part in a change share. */
export interface Change {
  trx: Transaction<Database>
  /** Adds an event for screens in the same transaction, so that neither exists without the other. */
  tell: (event: DeskEvent) => Promise<void>
  /** The time of the change: everything that it writes has the same time. */
  now: Date
}

const insertEvent = compileOnce<{ at: string; body: string }, unknown>((db, slot) =>
  db.insertInto('events').values({ at: slot('at'), body: slot('body') }),
)

/** Runs a change and its events in one transaction, then wakes the readers. */
export async function changeWithEvents<Result>(
  { commits, bus, now }: { commits: Commits; bus: Bus; now: () => Date },
  act: (change: Change) => Promise<Result>,
): Promise<Result> {
  let told = false
  const result = await commits.run((trx) => {
    const change: Change = {
      trx,
      now: now(),
      tell: async (event) => {
        told = true
        await insertEvent(trx, { at: change.now.toISOString(), body: JSON.stringify(event) })
      },
    }
    return act(change)
  })
  if (told) bus.wake('events')
  return result
}
