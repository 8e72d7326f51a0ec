import type { Transaction } from 'kysely'
import { Problem } from '../../../problem.ts'
import type { Database } from '../../../storage/schema.ts'
import { ownCentreId } from '../../people/centres/centres.ts'

/**
 * Sets the number of a service in our own centre's list, or removes it.
 *
 * @throws {Problem} `number-taken` when another service has it
 */
export async function setLocalNumber(
  trx: Transaction<Database>,
  serviceId: string,
  number: string | null,
): Promise<void> {
  if (number !== null) {
    const owner = await trx
      .selectFrom('local_numbers')
      .select('service_id')
      .where('centre_id', '=', ownCentreId)
      .where('number', '=', number)
      .executeTakeFirst()
    if (owner !== undefined && owner.service_id !== serviceId)
      throw new Problem('number-taken', { errors: [{ field: 'localNumber', code: 'not-allowed' }] })
  }
  await trx
    .deleteFrom('local_numbers')
    .where('centre_id', '=', ownCentreId)
    .where('service_id', '=', serviceId)
    .execute()
  if (number !== null)
    await trx.insertInto('local_numbers').values({ centre_id: ownCentreId, number, service_id: serviceId }).execute()
}
