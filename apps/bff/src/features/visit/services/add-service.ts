import { randomUUID } from 'node:crypto'
import type { newServiceSchema } from '@diia-desk/contract'
import type { Transaction } from 'kysely'
import type { z } from 'zod'
import type { Database } from '../../../storage/schema.ts'
import { catalogueChanged } from './catalogue-version.ts'
import { setLocalNumber } from './local-numbers.ts'

/**
 * Adds a service that only this centre has.
 *
 * @returns its id
 * @throws {Problem} `number-taken`
 */
export async function addService(
  trx: Transaction<Database>,
  { name, localNumber, documents, applicantTypes, duration, fee }: z.output<typeof newServiceSchema>,
): Promise<string> {
  const id = randomUUID()
  await trx
    .insertInto('services')
    .values({
      id,
      code: null,
      origin: 'local',
      name,
      sector: null,
      applicant_types: JSON.stringify(applicantTypes),
      documents: JSON.stringify([...new Set(documents)]),
      refusal_grounds: '[]',
    })
    .execute()
  await trx
    .insertInto('service_variations')
    .values({
      id: randomUUID(),
      service_id: id,
      position: 0,
      name,
      duration_type: duration?.type ?? null,
      duration_value: duration?.value ?? null,
      fee: fee ?? null,
    })
    .execute()
  if (localNumber !== undefined) await setLocalNumber(trx, id, localNumber)
  await catalogueChanged(trx)
  return id
}
