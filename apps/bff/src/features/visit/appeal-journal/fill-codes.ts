// Codes that became known after appeals were registered. The state counts appeals by these codes, so each appeal that
// lacks one is corrected in its journal and exported with the next pull.
import type { Transaction } from 'kysely'
import type { Context } from '../../../context.ts'
import { locking } from '../../../storage/engine.ts'
import type { AppealState, Database } from '../../../storage/schema.ts'
import { changeWithEvents } from '../../../events/events.ts'
import { record } from './journal.ts'

type FillContext = Pick<Context, 'commits' | 'bus' | 'now'>

/** Short enough that a clerk's registration does not wait for a batch. */
const batchSize = 50

/**
 * Writes the code of a service to its appeals, and to those of local services merged into it, where the code is missing
 * or different.
 *
 * @returns how many were corrected
 */
export async function fillServiceCode(ctx: FillContext, serviceId: string, code: string): Promise<number> {
  return await correctAll(ctx, { service_code: code }, (trx, after) =>
    trx
      .selectFrom('appeals')
      .select(['seq', 'id'])
      .where(
        'service_id',
        'in',
        trx
          .selectFrom('services')
          .select('id')
          .where((eb) => eb.or([eb('id', '=', serviceId), eb('merged_into', '=', serviceId)])),
      )
      .where((eb) => eb.or([eb('service_code', 'is', null), eb('service_code', '!=', code)]))
      .where('seq', '>', after),
  )
}

/**
 * Writes the registry code of a centre to its appeals, where the code is missing or different.
 *
 * @returns how many were corrected
 */
export async function fillCentreCode(ctx: FillContext, centreId: string, code: string): Promise<number> {
  return await correctAll(ctx, { asc_code: code }, (trx, after) =>
    trx
      .selectFrom('appeals')
      .select(['seq', 'id'])
      .where('centre_id', '=', centreId)
      .where((eb) => eb.or([eb('asc_code', 'is', null), eb('asc_code', '!=', code)]))
      .where('seq', '>', after),
  )
}

type FindAppeals = (trx: Transaction<Database>, after: number) => ReturnType<typeof selection>
const selection = (trx: Transaction<Database>) => trx.selectFrom('appeals').select(['seq', 'id'])

async function correctAll(ctx: FillContext, changes: Partial<AppealState>, findAppeals: FindAppeals): Promise<number> {
  let count = 0
  let after = 0
  for (;;) {
    const batch = await changeWithEvents(ctx, async (change) => {
      const { trx, tell } = change
      const rows = await locking(trx, 'change', findAppeals(trx, after).orderBy('seq').limit(batchSize)).execute()
      // Read after the rows are locked: the transaction that held the lock may have written at a later time than this
      // one began.
      const now = ctx.now()
      // One event for the screens for all of them, because every open screen reads each event.
      for (const row of rows)
        await record({ trx, tell: () => Promise.resolve(), now }, row, {
          kind: 'corrected',
          changes,
          happenedAt: now,
          by: { origin: 'system' },
        })
      if (rows.length < batchSize && count + rows.length > 0) await tell({ type: 'resync' })
      return rows
    })
    count += batch.length
    if (batch.length < batchSize) return count
    after = batch.at(-1)?.seq ?? after
  }
}
