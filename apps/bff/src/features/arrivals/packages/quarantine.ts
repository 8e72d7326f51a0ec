import type { QuarantineReason } from '@diia-desk/contract'
import type { ArrivalsContext } from './arrivals-context.ts'
import { moveRequestIn } from '../../visit/document-requests/repository.ts'
import { changeWithEvents } from '../../../events/events.ts'
import { judgedUnder } from './judged-under.ts'

/** Sets the whole package aside. Its bytes stay, for whoever investigates; nothing of it is shown. */
export async function quarantine(
  ctx: ArrivalsContext,
  row: { id: string; request_id: string },
  reason: QuarantineReason,
  detail: string,
): Promise<void> {
  const under = await judgedUnder(ctx)
  await changeWithEvents(ctx, async (change) => {
    const { trx, tell, now } = change
    const set = await trx
      .updateTable('document_packages')
      .set({
        state: 'quarantined',
        reason,
        detail,
        claimed_until: null,
        settled_at: now.toISOString(),
        waits: 0,
        trouble: null,
        trouble_since: null,
        judged_under: under,
      })
      // A package that has been released meanwhile stays so.
      .where('id', '=', row.id)
      .where('state', '=', 'unwrapping')
      .returning('id')
      .executeTakeFirst()
    if (set === undefined) return
    const moved = await moveRequestIn(ctx, change, row.request_id, ['checking'], 'quarantined', {
      quarantine_reason: reason,
    })
    // After another look the reason may be another.
    if (!moved)
      await trx
        .updateTable('document_requests')
        .set({ quarantine_reason: reason })
        .where('id', '=', row.request_id)
        .where('state', '=', 'quarantined')
        .execute()
    await tell({ type: 'system-health' })
  })
  ctx.log.error({ packageId: row.id, requestId: row.request_id, reason, code: detail }, 'package quarantined')
}
