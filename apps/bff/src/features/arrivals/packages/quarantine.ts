import type { QuarantineReason } from '@diia-desk/contract'
import type { ArrivalsContext } from './arrivals-context.ts'
import { changeWithEvents } from '../../../events/events.ts'
import type { PackageRow } from './package-row.ts'
import { judgedUnder } from './judged-under.ts'

/** Sets the whole package aside. Its bytes stay for an investigation; nothing of it is shown. */
export async function quarantine(
  ctx: ArrivalsContext,
  row: PackageRow,
  reason: QuarantineReason,
  detail: string,
): Promise<void> {
  const under = await judgedUnder(ctx, row)
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
      // A package that was released in the meantime stays released.
      .where('id', '=', row.id)
      .where('state', '=', 'unwrapping')
      .returning('id')
      .executeTakeFirst()
    if (set === undefined) return
    await ctx.sources.of(row).setAside?.(change, row, reason)
    await tell({ type: 'system-health' })
  })
  ctx.log.error(
    { packageId: row.id, source: row.source, requestId: row.request_id, reason, code: detail },
    'package quarantined',
  )
}
