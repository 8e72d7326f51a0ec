// A centre's own list of services: the number of a service in this centre, the Diia documents it needs, and services
// that the register does not have. An entry comes from a file, or is typed at the command line.
import { newServiceSchema, serviceCodeSchema, serviceSettingsSchema } from '@diia-desk/contract'
import type { Transaction } from 'kysely'
import { z } from 'zod'
import { Problem } from '../../../problem.ts'
import type { Db } from '../../../storage/database.ts'
import type { Database } from '../../../storage/schema.ts'
import { ownCentreId } from '../../people/centres/centres.ts'
import { addService } from '../../visit/services/add-service.ts'
import { changeService } from '../../visit/services/change-service.ts'
import { DumpError } from './dump.ts'

const number = serviceSettingsSchema.shape.localNumber.unwrap().unwrap().optional()
const documents = serviceSettingsSchema.shape.documents
const entrySchema = z.union([
  z.strictObject({ code: serviceCodeSchema, number, documents }),
  newServiceSchema.omit({ localNumber: true, documents: true }).extend({ number, documents }),
])
const ownListSchema = z.strictObject({ services: z.array(entrySchema).min(1) })
type OwnEntry = z.output<typeof entrySchema>

/** A service whose appeals must get its new code. */
export interface Fill {
  serviceId: string
  code: string
}

/**
 * Applies an own list, completely or not at all.
 *
 * @throws {DumpError} that names the first faulty entry
 */
export async function applyOwnList(db: Db, json: unknown, now: Date): Promise<Fill[]> {
  const list = ownListSchema.safeParse(json)
  if (!list.success)
    throw new DumpError(
      `The list has a fault at ${list.error.issues[0]?.path.join('.') ?? 'its beginning'}. Nothing was changed.`,
    )
  return await db.transaction().execute(async (trx) => {
    const fills: Fill[] = []
    for (const [index, entry] of list.data.services.entries()) {
      try {
        fills.push(...(await applyEntry(trx, entry, now)))
      } catch (cause) {
        if (!(cause instanceof Problem)) throw cause
        throw new DumpError(
          `services[${index}] (${'code' in entry ? entry.code : entry.name}): ${cause.code === 'number-taken' ? 'another service has this number' : 'the register has no such code in use'}. Nothing was changed.`,
          { cause },
        )
      }
    }
    return fills
  })
}

async function applyEntry(trx: Transaction<Database>, entry: OwnEntry, now: Date): Promise<Fill[]> {
  const settings = {
    ...(entry.documents !== undefined && { documents: entry.documents }),
    ...(entry.number !== undefined && { localNumber: entry.number }),
  }
  const numbered =
    entry.number === undefined
      ? undefined
      : await trx
          .selectFrom('local_numbers')
          .innerJoin('services', 'services.id', 'local_numbers.service_id')
          .select(['services.id', 'services.code'])
          .where('local_numbers.centre_id', '=', ownCentreId)
          .where('number', '=', entry.number)
          .executeTakeFirst()
  if ('code' in entry) {
    // If the number belongs to a service without a code, the entry is about that service.
    const of =
      numbered?.code === null
        ? numbered
        : await trx.selectFrom('services').select(['id', 'code']).where('code', '=', entry.code).executeTakeFirst()
    if (of === undefined) throw new Problem('not-found')
    const { fill } = await changeService(trx, of.id, { ...settings, code: entry.code }, now)
    return fill === undefined ? [] : [fill]
  }
  const known =
    numbered ??
    (await trx
      .selectFrom('services')
      .select('id')
      .where('name', '=', entry.name)
      .where('origin', '=', 'local')
      .where('retired_at', 'is', null)
      .executeTakeFirst())
  if (known !== undefined) {
    await changeService(trx, known.id, settings, now)
    return []
  }
  const { number: localNumber, documents: needed = [], ...service } = entry
  await addService(trx, { ...service, documents: needed, ...(localNumber !== undefined && { localNumber }) })
  return []
}
