import type { Transaction } from 'kysely'
import { Problem } from '../../../problem.ts'
import type { Database } from '../../../storage/schema.ts'
import { wasOffered } from '../../visit/services/services.ts'

export interface FoundService {
  serviceId?: string
  /** Null when the service has several variations and the post names none. */
  variationId?: string | null
}

/**
 * Finds a service of the catalogue by the code and the name of the variation that another system posted. A code that
 * the catalogue does not have (any more) is not an error: the code is stored, and the checks of the export report it.
 *
 * @throws {Problem} `invalid-input` when the service has no such variation
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
