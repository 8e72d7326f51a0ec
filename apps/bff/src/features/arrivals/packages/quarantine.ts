import type { QuarantineReason } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'
import { changeWithEvents } from '../../../events/events.ts'
import type { PackageRow } from './claim-package.ts'
import { judgedUnder } from './judged-under.ts'

/** Sets the whole package aside. Its bytes stay, for whoever investigates; nothing of it is shown. */
export async function quarantine(
  ctx: Context,
  row: PackageRow,
  reason: QuarantineReason,
  detail: string,
): Promise<void> {
  const under = await judgedUnder(ctx, row)
  await changeWithEvents(ctx, async (trx, tell) => {
    const set = await trx
      .updateTable('document_packages')
      .set({
        state: 'quarantined',
        reason,
        detail,
        claimed_until: null,
        settled_at: ctx.now().toISOString(),
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
    await ctx.sources.of(row).setAside?.({ trx, tell }, row, reason)
    await tell({ type: 'system-health' })
  })
  ctx.log.error(
    { packageId: row.id, source: row.source, requestId: row.request_id, reason, code: detail },
    'package quarantined',
  )
}
