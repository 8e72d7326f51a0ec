import type { Transaction } from 'kysely'
import { Problem } from '../../../problem.ts'
import type { Database } from '../../../storage/schema.ts'
import { wasOffered } from '../../visit/services/services.ts'

export interface FoundService {
  serviceId?: string
  /** Null: the service has several variations, and which is meant was not said. */
  variationId?: string | null
}

/**
 * A service of the catalogue by the code and the variation's name that another system gave. A code that the catalogue
 * doesn't have, or no longer, is no fault of the post: it is kept, and the export says that it would be refused.
 *
 * @throws {Problem} `invalid-input` for a variation that the service doesn't have
 */
export async function findService(
  trx: Transaction<Database>,
  code: string | undefined,
  variation: string | undefined,
  registeredAt: string,
): Promise<FoundService> {
  const service =
    code === undefined
      ? undefined
      : await trx.selectFrom('services').select(['id', 'retired_at']).where('code', '=', code).executeTakeFirst()
  if (service === undefined || !wasOffered(service, registeredAt)) return {}
  const variations = (
    await trx
      .selectFrom('service_variations')
      .select(['id', 'name', 'retired_at'])
      .where('service_id', '=', service.id)
      .execute()
  ).filter((one) => wasOffered(one, registeredAt))
  if (variation === undefined)
    return { serviceId: service.id, variationId: variations.length === 1 ? (variations[0]?.id ?? null) : null }
  const named = variations.find(({ name }) => name === variation)
  if (named === undefined)
    throw new Problem('invalid-input', { errors: [{ field: 'serviceVariation', code: 'not-allowed' }] })
  return { serviceId: service.id, variationId: named.id }
}
