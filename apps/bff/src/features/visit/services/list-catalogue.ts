import type { Catalogue, CatalogueItem, catalogueQuerySchema } from '@diia-desk/contract'
import { catalogueLists } from '@diia-desk/contract'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import type { ServiceIndex } from './service-index.ts'
import type { KnownService } from './services.ts'

const shown = 100

/** GET /api/catalogue: everything that the centre knows of services, for the administrator. */
export async function listCatalogue(
  ctx: Context,
  index: ServiceIndex,
  { list, q = '', skip }: z.output<typeof catalogueQuerySchema>,
): Promise<Catalogue> {
  const { services, search } = index.list(list)
  const found = search().find(q, { skip, take: shown })
  const items = await withAppeals(
    ctx,
    index,
    found?.items.map(({ item }) => item) ?? services.slice(skip, skip + shown),
  )
  return {
    items: items.map((item, position) => {
      const marks = found?.items[position]?.marks
      return { ...item, ...(marks !== undefined && { marks }) }
    }),
    total: found?.total ?? services.length,
    counts: Object.fromEntries(
      catalogueLists.map((name) => [name, index.list(name).services.length]),
    ) as Catalogue['counts'],
    lastImports: Object.fromEntries(
      (await Promise.all((['services', 'centres'] as const).map((kind) => lastImport(ctx, kind)))).flat(),
    ) as Catalogue['lastImports'],
  }
}

/** GET /api/catalogue/:id, for the panel in which a service is changed. */
export async function findInCatalogue(ctx: Context, index: ServiceIndex, id: string): Promise<CatalogueItem> {
  const known = index.byId.get(id)
  const [item] = known === undefined ? [] : await withAppeals(ctx, index, [known])
  if (item === undefined) throw new Problem('not-found')
  return item
}

async function withAppeals(
  { db }: Context,
  { byId }: ServiceIndex,
  services: KnownService[],
): Promise<CatalogueItem[]> {
  const uncoded = services.filter(({ service }) => service.code === undefined).map(({ service }) => service.id)
  const rows =
    uncoded.length === 0
      ? []
      : await db
          .selectFrom('appeals')
          .select(['service_id', sql<number | string>`count(*)`.as('count')])
          .where('service_id', 'in', uncoded)
          .where('service_code', 'is', null)
          .groupBy('service_id')
          .execute()
  const counts = new Map(rows.map(({ service_id, count }) => [service_id, Number(count)]))
  return services.map(({ service, origin, mergedInto }) => {
    const other = mergedInto === undefined ? undefined : byId.get(mergedInto)?.service
    return {
      ...service,
      origin,
      appealsWithoutCode: counts.get(service.id) ?? 0,
      ...(other?.code !== undefined && { replacedBy: { id: other.id, code: other.code } }),
    }
  })
}

async function lastImport({ db }: Context, kind: 'services' | 'centres') {
  const row = await db
    .selectFrom('catalogue_imports')
    .select(['at', 'source', 'added', 'changed', 'retired'])
    .where('kind', '=', kind)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? [] : [[kind, row] as const]
}
