import { sql } from 'kysely'
import type { Insertable, Transaction, Updateable } from 'kysely'
import { isPostgres } from '../../../storage/engine.ts'
import type { AppealEventsTable, AppealsTable, Database } from '../../../storage/schema.ts'

interface EventToWrite {
  event: Insertable<AppealEventsTable>
  /** Days that the event belongs to. */
  days: string[]
  /** Changes to the row of the appeal, besides its version. */
  changes: Updateable<AppealsTable>
}

interface WrittenEvent {
  /** Number of the event, and new version of the appeal. */
  seq: number
  /** Status of the appeal after the event. */
  status: AppealsTable['status']
}

/** Writes an event of a journal, its days, and the row of its appeal. */
export async function writeEvent(trx: Transaction<Database>, written: EventToWrite): Promise<WrittenEvent> {
  return isPostgres(trx) ? await inOneStatement(trx, written) : await oneByOne(trx, written)
}

/** For PostgreSQL, which is another process: each statement less saves one round trip for every change of an appeal. */
async function inOneStatement(
  trx: Transaction<Database>,
  { event, days, changes }: EventToWrite,
): Promise<WrittenEvent> {
  const { appeal } = event
  return await trx
    .with('event', (write) => write.insertInto('appeal_events').values(event).returning('seq'))
    .with('days', (write) =>
      write
        .insertInto('appeal_days')
        .columns(['day', 'appeal', 'first_seq'])
        .expression((from) =>
          from
            .selectFrom('event')
            .select([
              sql<string>`unnest(${days}::text[])`.as('day'),
              sql<number>`${appeal}::integer`.as('appeal'),
              'event.seq',
            ]),
        )
        .onConflict((conflict) => conflict.columns(['day', 'appeal']).doNothing()),
    )
    .updateTable('appeals')
    .from('event')
    .set((from) => ({ ...changes, version: from.ref('event.seq') }))
    .where('appeals.seq', '=', appeal)
    .returning(['event.seq', 'appeals.status'])
    .executeTakeFirstOrThrow()
}

/**
 * For SQLite, where a statement writes to one table only. It runs in this process, so several statements cost little.
 */
async function oneByOne(trx: Transaction<Database>, { event, days, changes }: EventToWrite): Promise<WrittenEvent> {
  const { appeal } = event
  const { seq } = await trx.insertInto('appeal_events').values(event).returning('seq').executeTakeFirstOrThrow()
  if (days.length > 0) {
    await trx
      .insertInto('appeal_days')
      .values(days.map((day) => ({ day, appeal, first_seq: seq })))
      .onConflict((conflict) => conflict.columns(['day', 'appeal']).doNothing())
      .execute()
  }
  const { status } = await trx
    .updateTable('appeals')
    .set({ ...changes, version: seq })
    .where('seq', '=', appeal)
    .returning('status')
    .executeTakeFirstOrThrow()
  return { seq, status }
}
