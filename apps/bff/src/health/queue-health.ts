import type { SystemHealth, Trouble } from '@diia-desk/contract'
import type { Context } from '../context.ts'
import { addSeconds } from '../time.ts'

/**
 * How many packages wait, for how long, and for what reason. Nobody at a window waits for packages that are being
 * looked at again.
 */
export async function queueHealth(ctx: Context): Promise<SystemHealth['queue']> {
  const waiting = ctx.db.selectFrom('document_packages').where('state', 'in', ['stored', 'unwrapping'])
  const [all, fresh, troubles] = await Promise.all([
    waiting.select(({ fn }) => fn.countAll().as('count')).executeTakeFirstOrThrow(),
    waiting
      .where('looks', '=', 0)
      .select(({ fn }) => fn.min('received_at').as('oldest'))
      .executeTakeFirstOrThrow(),
    waiting
      .where('trouble', 'is not', null)
      .groupBy('trouble')
      .select(({ fn }) => ['trouble', fn.countAll().as('packages'), fn.min('trouble_since').as('since')])
      .execute(),
  ])
  const oldest = (fresh.oldest as string | null) ?? undefined
  return {
    waiting: Number(all.count),
    ...(oldest !== undefined && { oldestReceivedAt: oldest }),
    late: oldest !== undefined && oldest < addSeconds(ctx.now(), -ctx.config.packages.lateSeconds).toISOString(),
    troubles: troubles.map(({ trouble, packages, since }) => ({
      trouble: trouble as Trouble,
      packages: Number(packages),
      since: since ?? ctx.now().toISOString(),
    })),
  }
}
