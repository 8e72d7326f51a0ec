import type { Services } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'
import { createServiceIndex, findServices } from './service-index.ts'
import type { Indexed, ServiceIndex } from './service-index.ts'
import { createUsage } from './usage.ts'

type Found = Services['items'][number]

const shown = 20
const recentShown = 5

/** What a clerk is offered while choosing a service. Retired ones never are. */
export function createServiceList(
  ctx: Context,
  index: ReturnType<typeof createServiceIndex>,
): (staffId: string, typed: string) => Promise<Services> {
  const usage = createUsage(ctx)

  return async (staffId, typed) => {
    const [known, counts] = await Promise.all([index(), usage.counts()])
    const inUse = known.all.filter(({ service }) => service.retiredAt === undefined)
    if (typed.trim() !== '') {
      const found = findServices(inUse, typed, ({ id }) => counts.get(id) ?? 0)
      return {
        items: found.slice(0, shown).map(({ service }): Found => ({ ...service, found: 'match' })),
        total: found.length,
      }
    }
    const offered = new Map<string, Found>()
    const offer = (services: Iterable<Indexed>, found: Found['found'], most: number) => {
      for (const { service } of services)
        if (offered.size < most && !offered.has(service.id)) offered.set(service.id, { ...service, found })
    }
    offer(inUseOf(known, await usage.recent(staffId)), 'recent', recentShown)
    offer(
      inUseOf(
        known,
        [...counts].toSorted((a, b) => b[1] - a[1]).map(([id]) => id),
      ),
      'frequent',
      shown,
    )
    offer(inUse, 'match', shown)
    return { items: [...offered.values()], total: inUse.length }
  }
}

/** Services by their ids; in the place of one that became another stands that other one. */
function inUseOf({ byId }: ServiceIndex, ids: string[]): Indexed[] {
  return ids.flatMap((id) => {
    const chosen = byId.get(id)
    const now = chosen?.mergedInto === undefined ? chosen : byId.get(chosen.mergedInto)
    return now === undefined || now.service.retiredAt !== undefined ? [] : [now]
  })
}
