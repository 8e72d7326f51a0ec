import type { DocumentRequestState } from '@diia-desk/contract'
import type { ArrivalsContext } from './arrivals-context.ts'
import { addSeconds } from '../../../time.ts'
import type { PackageRow } from './claim-package.ts'
import { quarantine } from './quarantine.ts'
import { releasePackage } from './release-package.ts'
import type { UnwrapResult } from './unwrap-job.ts'

/** States of requests that Diia had taken: the code was theirs. */
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
 * The address and the header of a delivery are not signed, its metadata are. When these name another request of ours,
 * by its id or by the number it was asked by, the package is that one's if it passes as that one's in everything, and
 * otherwise nobody's. It never becomes a copy of the request it was posted under.
 *
 * @param unwrapAs unwraps the same package as the answer to another request
 * @returns whether the package has been settled here
 */
export async function giveToNamedRequest(
  ctx: ArrivalsContext,
  row: PackageRow,
  { outcome, namedBarcodeHash }: UnwrapResult,
  unwrapAs: (requestId: string) => Promise<UnwrapResult>,
): Promise<boolean> {
  if (outcome.status === 'quarantined' && outcome.reason !== 'wrong-request') return false
  const named = await findNamed(ctx, row, outcome.named?.requestId, namedBarcodeHash)
  if (named === undefined) return false
  const { outcome: asNamed } = await unwrapAs(named)
  ctx.log.warn(
    { packageId: row.id, requestId: row.request_id, outcome: asNamed.status },
    'package names another request than it was posted under',
  )
  if (asNamed.status === 'accepted') await releasePackage(ctx, row, asNamed, named)
  else await quarantine(ctx, row, 'wrong-request', `of-another-request/${asNamed.reason}`)
  return true
}

async function findNamed(
  ctx: ArrivalsContext,
  row: PackageRow,
  requestId: string | undefined,
  barcodeHash: string | undefined,
): Promise<string | undefined> {
  const since = addSeconds(ctx.now(), -ctx.config.callback.acceptHours * 3600).toISOString()
  const known = ctx.db
    .selectFrom('document_requests')
    .select('id')
    .where('id', '!=', row.request_id)
    .where('created_at', '>', since)
  if (requestId !== undefined)
    return requestId === row.request_id ? undefined : (await known.where('id', '=', requestId).executeTakeFirst())?.id
  if (barcodeHash === undefined) return undefined
  const own = await ctx.db
    .selectFrom('document_requests')
    .select('code_hash')
    .where('id', '=', row.request_id)
    .executeTakeFirstOrThrow()
  if (own.code_hash === barcodeHash) return undefined
  const asked = await known
    .where('code_hash', '=', barcodeHash)
    .where('state', 'in', [...takenByDiia])
    .limit(2)
    .execute()
  // Of two nothing says which.
  return asked.length === 1 ? asked[0]?.id : undefined
}
