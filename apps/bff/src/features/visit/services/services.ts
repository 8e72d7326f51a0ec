import type { Service, ServiceVariation } from '@diia-desk/contract'
import type { Kysely, Selectable } from 'kysely'
import type { Context } from '../../../context.ts'
import type { Database, ServicesTable, ServiceVariationsTable } from '../../../storage/schema.ts'
import { ownCentreId } from '../../people/centres/centres.ts'

export interface KnownService {
  service: Service
  origin: ServicesTable['origin']
  /** Of a local service that was merged into one of the register: that one. */
  mergedInto: string | undefined
}

/** Services with their variations in use and their numbers in our own centre: all or one, also retired ones. */
export async function readServices(db: Kysely<Database>, id?: string): Promise<KnownService[]> {
  const [rows, variations, numbers] = await Promise.all([
    db
      .selectFrom('services')
      .selectAll()
      .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
      .execute(),
    db
      .selectFrom('service_variations')
      .selectAll()
      .where('retired_at', 'is', null)
      .$if(id !== undefined, (query) => query.where('service_id', '=', id ?? ''))
      .orderBy('service_id')
      .orderBy('position')
      .execute(),
    db
      .selectFrom('local_numbers')
      .select(['service_id', 'number'])
      .where('centre_id', '=', ownCentreId)
      .$if(id !== undefined, (query) => query.where('service_id', '=', id ?? ''))
      .execute(),
  ])
  const variationsOf = Map.groupBy(variations, ({ service_id }) => service_id)
  const numberOf = new Map(numbers.map(({ service_id, number }) => [service_id, number]))
  return rows.map((row) => ({
    service: {
      ...toService(row, numberOf.get(row.id) ?? null),
      variations: (variationsOf.get(row.id) ?? []).map(toVariation),
    },
    origin: row.origin,
    mergedInto: row.merged_into ?? undefined,
  }))
}

export async function readService({ db }: Pick<Context, 'db'>, id: string): Promise<KnownService | undefined> {
  return (await readServices(db, id))[0]
}

export function toService(row: Selectable<ServicesTable>, localNumber: string | null): Omit<Service, 'variations'> {
  return {
    id: row.id,
    ...(row.code !== null && { code: row.code }),
    ...(localNumber !== null && { localNumber }),
    name: row.name,
    ...(row.sector !== null && { sector: row.sector }),
    applicantTypes: JSON.parse(row.applicant_types) as Service['applicantTypes'],
    documents: JSON.parse(row.documents) as string[],
    refusalGrounds: JSON.parse(row.refusal_grounds) as string[],
    ...(row.retired_at !== null && { retiredAt: row.retired_at }),
  }
}

/** Whether a service or a variation could be chosen at a time. A choice that was right then stays right. */
export function wasOffered({ retired_at: retiredAt }: { retired_at: string | null }, at: string): boolean {
  return retiredAt === null || retiredAt > at
}

/** The columns of a variation in a row with its service; there may be no variation. */
export const besideService = [
  'variation.id as variation_id',
  'variation.name as variation_name',
  'variation.fee',
  'variation.duration_type',
  'variation.duration_value',
  'variation.duration_text',
] as const

/** The variation in such a row, with its own column names. */
export function variationIn<Row extends { variation_id: string | null; variation_name: string | null }>(
  row: Row,
): (Row & { id: string; name: string }) | undefined {
  const { variation_id: id, variation_name: name } = row
  return id === null || name === null ? undefined : { ...row, id, name }
}

export function toVariation(
  row: Pick<
    Selectable<ServiceVariationsTable>,
    'id' | 'name' | 'duration_type' | 'duration_value' | 'duration_text' | 'fee'
  >,
): ServiceVariation {
  return {
    id: row.id,
    name: row.name,
    ...(row.duration_type !== null &&
      row.duration_value !== null && { duration: { type: row.duration_type, value: row.duration_value } }),
    ...(row.duration_text !== null && { durationText: row.duration_text }),
    ...(row.fee !== null && { fee: row.fee }),
  }
}
