import type { Services, servicesQuerySchema } from '@diia-desk/contract'
import type { z } from 'zod'
import type { Context } from '../../../context.ts'
import { unusedRank } from './search/search.ts'
import type { createServiceIndex, ServiceIndex } from './service-index.ts'
import type { KnownService } from './services.ts'
import { createUsage } from './usage.ts'

type Found = Services['items'][number]

const shown = 20
const recentShown = 5

/**
 * The services that a clerk can choose: for a new appeal those in use, for a search among appeals also retired ones.
 */
export function createServiceList(
  ctx: Context,
  index: ReturnType<typeof createServiceIndex>,
): (staffId: string, query: z.output<typeof servicesQuerySchema>) => Promise<Services> {
  const usage = createUsage(ctx)

  return async (staffId, { q = '', retired }) => {
    const [known, counts, recent] = await Promise.all([index(), usage.counts(), usage.recent(staffId)])
    const { services, search } = known.list(retired ? 'all' : 'in-use')
    const lately = inUseOf(known, recent)
    const often = inUseOf(
      known,
      [...counts].toSorted((a, b) => b[1] - a[1]).map(([id]) => id),
    )
    const ranks = new Map([...new Set([...lately, ...often])].map(({ service }, rank) => [service.id, rank]))
    const usageRankOf = (id: string) =>
      ranks.get(id) ?? (known.byId.get(id)?.service.retiredAt === undefined ? unusedRank - 1 : unusedRank)
    const found = search().find(q, { take: shown, usageRankOf })
    if (found !== undefined)
      return {
        items: found.items.map(({ item: { service }, isSimilar, marks }): Found => ({
          ...service,
          found: isSimilar ? 'similar' : 'match',
          marks,
        })),
        total: found.total,
      }
    const offered = new Map<string, Found>()
    const offer = (more: Iterable<KnownService>, why: Found['found'], most: number) => {
      for (const { service } of more)
        if (offered.size < most && !offered.has(service.id)) offered.set(service.id, { ...service, found: why })
    }
    offer(lately, 'recent', recentShown)
    offer(often, 'frequent', shown)
    offer(services, 'match', shown)
    return { items: [...offered.values()], total: services.length }
  }
}

/** Services by their ids. A merged service is replaced by the one it was merged into. */
function inUseOf({ byId }: ServiceIndex, ids: string[]): KnownService[] {
  return ids.flatMap((id) => {
    const chosen = byId.get(id)
    const now = chosen?.mergedInto === undefined ? chosen : byId.get(chosen.mergedInto)
    return now === undefined || now.service.retiredAt !== undefined ? [] : [now]
  })
}
