import type { QuarantineReason } from '@diia-desk/contract'
import type { Context } from '../../context.ts'
import { moveRequestIn } from '../document-requests/repository.ts'
import { changeWithEvents } from '../events/events.ts'

/** Sets the whole package aside. Its bytes stay, for whoever investigates; nothing of it is shown. */
export async function quarantine(ctx: Context, row: { id: string; request_id: string }, reason: QuarantineReason, detail: string): Promise<void> {
  await changeWithEvents(ctx, async (trx, tell) => {
    await trx.updateTable('document_packages')
      .set({ state: 'quarantined', reason, detail, claimed_until: null, settled_at: ctx.now().toISOString() })
      .where('id', '=', row.id).execute()
    await moveRequestIn(ctx, trx, tell, row.request_id, ['checking'], 'quarantined', { quarantine_reason: reason })
  })
  ctx.log.error({ packageId: row.id, requestId: row.request_id, reason, code: detail }, 'package quarantined')
}
