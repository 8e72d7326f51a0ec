import type { QuarantineReason, SetAsidePackage, SystemHealth } from '@diia-desk/contract'
import type { Context } from '../context.ts'
import type { HealthContext } from './health-context.ts'
import { mayPass } from '../features/arrivals/packages/may-pass.ts'
import { queueHealth } from './queue-health.ts'

const maxListed = 100

/** Everything that administrators see of the system: ids, times and kinds, no names. */
export async function readHealth(ctx: HealthContext): Promise<SystemHealth> {
  const [disk, queue, setAside] = await Promise.all([ctx.disk.look(), queueHealth(ctx), readSetAside(ctx)])
  const { offsetSeconds, wrong } = ctx.clock
  return {
    checkedAt: ctx.now().toISOString(),
    diia: ctx.diiaLink.state,
    clock: { wrong, ...(offsetSeconds !== undefined && { offsetSeconds }) },
    disk,
    queue,
    setAside,
    files: { unknown: ctx.storageStatus.setAside.files, missing: ctx.storageStatus.missing },
  }
}

/**
 * Packages set aside, or being looked at again after that. The reason stays in the row until there is another verdict.
 */
export async function readSetAside(ctx: Pick<Context, 'db'>): Promise<SystemHealth['setAside']> {
  const packages = ctx.db
    .selectFrom('document_packages')
    .where('document_packages.reason', 'is not', null)
    .where('document_packages.blob_id', 'is not', null)
  const [{ count }, rows] = await Promise.all([
    packages.select(({ fn }) => fn.countAll().as('count')).executeTakeFirstOrThrow(),
    packages
      .leftJoin('document_requests', 'document_requests.id', 'document_packages.request_id')
      .innerJoin('blobs', 'blobs.id', 'document_packages.blob_id')
      .select([
        'document_packages.id',
        'document_packages.request_id',
        'document_packages.state',
        'document_packages.reason',
        'document_packages.received_at',
        'document_packages.settled_at',
        'document_packages.window',
        'document_requests.code_kind',
        'blobs.bytes',
      ])
      .orderBy('document_packages.settled_at', 'desc')
      .orderBy('document_packages.id')
      .limit(maxListed)
      .execute(),
  ])
  return {
    total: Number(count),
    items: rows.map((row): SetAsidePackage => ({
      id: row.id,
      ...(row.request_id !== null && { requestId: row.request_id }),
      ...(row.window !== null && { window: row.window }),
      ...(row.code_kind !== null && { way: row.code_kind }),
      receivedAt: row.received_at,
      setAsideAt: row.settled_at ?? row.received_at,
      reason: row.reason as QuarantineReason,
      bytes: row.bytes,
      mayPass: mayPass(row.reason as QuarantineReason),
      beingLookedAt: row.state !== 'quarantined',
    })),
  }
}
