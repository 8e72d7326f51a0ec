import type { DocumentRequestState } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'
import { addSeconds } from '../../../time.ts'
import type { PackageRow } from '../../arrivals/packages/package-row.ts'
import type { UnwrapResult } from '../../arrivals/packages/unwrap-job.ts'
import type { Owner } from '../../arrivals/packages/source.ts'

/** States of requests that Diia had accepted, so that it was their call that used the code. */
const takenByDiia: readonly DocumentRequestState[] = [
  'waiting',
  'checking',
  'arrived',
  'quarantined',
  'refused',
  'lapsed',
  'cancelled',
]

/**
 * The address and the header of a delivery are not signed, but its metadata are. They may name another request of ours,
 * by its id or by the number that it was made with.
 */
export async function findNamedRequest(
  ctx: Context,
  row: PackageRow,
  { outcome, namedBarcodeHash }: UnwrapResult,
): Promise<(Owner & { request: string }) | undefined> {
  const posted = row.request_id ?? ''
  const since = addSeconds(ctx.now(), -ctx.config.callback.acceptHours * 3600).toISOString()
  const known = ctx.db
    .selectFrom('document_requests')
    .select(['id', 'staff_id', 'window'])
    .where('id', '!=', posted)
    .where('created_at', '>', since)
  const requestId = outcome.named?.requestId
  if (requestId !== undefined)
    return requestId === posted ? undefined : toOwner(await known.where('id', '=', requestId).executeTakeFirst())
  if (namedBarcodeHash === undefined) return undefined
  const own = await ctx.db
    .selectFrom('document_requests')
    .select('code_hash')
    .where('id', '=', posted)
    .executeTakeFirstOrThrow()
  if (own.code_hash === namedBarcodeHash) return undefined
  const asked = await known
    .where('code_hash', '=', namedBarcodeHash)
    .where('state', 'in', [...takenByDiia])
    .limit(2)
    .execute()
  // If there are two, nothing says which one is meant.
  return asked.length === 1 ? toOwner(asked[0]) : undefined
}

function toOwner(
  row: { id: string; staff_id: string; window: string } | undefined,
): (Owner & { request: string }) | undefined {
  return row && { request: row.id, staffId: row.staff_id, window: row.window }
}
