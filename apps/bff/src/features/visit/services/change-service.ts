import type { ServiceSettings } from '@diia-desk/contract'
import type { Selectable, Transaction } from 'kysely'
import { Problem } from '../../../problem.ts'
import type { Database, ServicesTable } from '../../../storage/schema.ts'
import { catalogueChanged } from './catalogue-version.ts'
import { setLocalNumber } from './local-numbers.ts'

/**
 * Changes what the centre itself knows of a service: its number, its documents and, for a local service, its code in
 * the register. If another service has that code already, both are merged (docs/decisions/0019): the local one is
 * retired, and its number and documents move to the other one, unless that one has its own.
 *
 * @returns the remaining service, and the code that must be written to its appeals, including those of the merged one
 * @throws {Problem} `not-found`, `invalid-input`, `number-taken`
 */
export async function changeService(
  trx: Transaction<Database>,
  id: string,
  { code, localNumber, documents }: ServiceSettings,
  now: Date,
): Promise<{ id: string; fill?: { serviceId: string; code: string } }> {
  const service = await trx.selectFrom('services').selectAll().where('id', '=', id).executeTakeFirst()
  if (service === undefined) throw new Problem('not-found')
  if (service.retired_at !== null) throw notAllowed('id')
  if (code !== undefined && code !== service.code && service.origin === 'register') throw notAllowed('code')

  const holder =
    code == null || code === service.code
      ? undefined
      : await trx.selectFrom('services').selectAll().where('code', '=', code).executeTakeFirst()
  if (holder !== undefined && holder.retired_at !== null) throw notAllowed('code')
  if (holder !== undefined) await merge(trx, service, holder, now)
  else if (code !== undefined) await trx.updateTable('services').set({ code }).where('id', '=', id).execute()

  const kept = holder?.id ?? id
  if (documents !== undefined)
    await trx
      .updateTable('services')
      .set({ documents: JSON.stringify([...new Set(documents)]) })
      .where('id', '=', kept)
      .execute()
  if (localNumber !== undefined) await setLocalNumber(trx, kept, localNumber)
  await catalogueChanged(trx)
  return { id: kept, ...(code != null && { fill: { serviceId: kept, code } }) }
}

async function merge(
  trx: Transaction<Database>,
  local: Selectable<ServicesTable>,
  holder: Selectable<ServicesTable>,
  now: Date,
): Promise<void> {
  const numbers = await trx
    .selectFrom('local_numbers')
    .selectAll()
    .where('service_id', 'in', [local.id, holder.id])
    .execute()
  const numbered = new Set(
    numbers.filter(({ service_id }) => service_id === holder.id).map(({ centre_id }) => centre_id),
  )
  await trx.deleteFrom('local_numbers').where('service_id', '=', local.id).execute()
  const moving = numbers.filter(({ service_id, centre_id }) => service_id === local.id && !numbered.has(centre_id))
  if (moving.length > 0)
    await trx
      .insertInto('local_numbers')
      .values(moving.map((row) => ({ ...row, service_id: holder.id })))
      .execute()
  if (holder.documents === '[]')
    await trx.updateTable('services').set({ documents: local.documents }).where('id', '=', holder.id).execute()
  await trx
    .updateTable('services')
    .set({ code: null, retired_at: now.toISOString(), merged_into: holder.id })
    .where('id', '=', local.id)
    .execute()
}

function notAllowed(field: string): Problem {
  return new Problem('invalid-input', { errors: [{ field, code: 'not-allowed' }] })
}
