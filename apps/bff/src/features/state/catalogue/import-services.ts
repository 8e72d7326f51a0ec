import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Db } from '../../../storage/database.ts'
import type { Database } from '../../../storage/schema.ts'
import { catalogueChanged } from '../../visit/services/catalogue-version.ts'
import { compare, refuseManyRetired } from './compare.ts'
import type { Differences, Facts, Known } from './compare.ts'
import { inChunks, recordImport } from './record-import.ts'
import type { ImportOptions } from './record-import.ts'
import type { RegisterService, RegisterVariation, ServicesDump } from './services-dump.ts'

/**
 * Compares the register with the catalogue and, with `apply`, updates the catalogue in one transaction. What the centre
 * added to a service (local number, documents) stays. A service that left the register is kept for its appeals; it
 * becomes active again when it returns to the register.
 *
 * @throws {DumpError} when too many services would be retired
 */
export async function importServices(
  db: Db,
  dump: ServicesDump,
  options: ImportOptions,
): Promise<Differences<RegisterService>> {
  return await db.transaction().execute(async (trx) => {
    const differences = compare(
      await known(trx),
      dump.services,
      factsOf,
      dump.codes,
      (entry) => entry.facts['origin'] === 'register',
    )
    if (!options.apply) return differences
    if (!options.evenIfManyRetire) refuseManyRetired(differences)
    await write(trx, differences, options.now)
    await recordImport(trx, 'services', differences, options)
    await catalogueChanged(trx)
    return differences
  })
}

function factsOf({ name, sector, applicantTypes, refusalGrounds, variations }: RegisterService): Facts {
  return {
    origin: 'register',
    name,
    sector: sector ?? null,
    applicantTypes,
    refusalGrounds,
    variations: variations.map(variationColumns),
  }
}

function variationColumns({ name, duration, durationText, fee }: RegisterVariation) {
  return {
    name,
    duration_type: duration?.type ?? null,
    duration_value: duration?.value ?? null,
    duration_text: durationText ?? null,
    fee: fee ?? null,
  }
}

async function known(trx: Transaction<Database>): Promise<Known[]> {
  const services = await trx.selectFrom('services').selectAll().where('code', 'is not', null).orderBy('code').execute()
  const variations = Map.groupBy(
    await trx
      .selectFrom('service_variations')
      .selectAll()
      .where('retired_at', 'is', null)
      .orderBy('position')
      .execute(),
    ({ service_id }) => service_id,
  )
  return services.map((row) => ({
    code: row.code ?? '',
    name: row.name,
    retired: row.retired_at !== null,
    facts: {
      origin: row.origin,
      name: row.name,
      sector: row.sector,
      applicantTypes: JSON.parse(row.applicant_types) as unknown,
      refusalGrounds: JSON.parse(row.refusal_grounds) as unknown,
      variations: (variations.get(row.id) ?? []).map(({ name, duration_type, duration_value, duration_text, fee }) => ({
        name,
        duration_type,
        duration_value,
        duration_text,
        fee,
      })),
    },
  }))
}

async function write(
  trx: Transaction<Database>,
  { added, changed, retired }: Differences<RegisterService>,
  now: Date,
): Promise<void> {
  const fresh = added.map((service) => ({ id: randomUUID(), service }))
  await inChunks(fresh, (chunk) =>
    trx
      .insertInto('services')
      .values(chunk.map(({ id, service }) => ({ id, ...serviceColumns(service), documents: '[]' })))
      .execute(),
  )
  const variations = fresh.flatMap(({ id, service }) =>
    service.variations.map((variation, position) => ({
      id: randomUUID(),
      service_id: id,
      position,
      ...variationColumns(variation),
    })),
  )
  await inChunks(variations, (chunk) => trx.insertInto('service_variations').values(chunk).execute())

  for (const { entry } of changed) {
    const { id } = await trx
      .updateTable('services')
      .set({ ...serviceColumns(entry), retired_at: null })
      .where('code', '=', entry.code)
      .returning('id')
      .executeTakeFirstOrThrow()
    await writeVariations(trx, id, entry.variations, now)
  }
  await inChunks(retired, (chunk) =>
    trx
      .updateTable('services')
      .set({ retired_at: now.toISOString() })
      .where(
        'code',
        'in',
        chunk.map(({ code }) => code),
      )
      .execute(),
  )
}

function serviceColumns({ code, name, sector, applicantTypes, refusalGrounds }: RegisterService) {
  return {
    code,
    origin: 'register' as const,
    name,
    sector: sector ?? null,
    applicant_types: JSON.stringify(applicantTypes),
    refusal_grounds: JSON.stringify(refusalGrounds),
  }
}

/**
 * Appeals refer to variations, so a variation keeps its row as long as it keeps its name. It is retired, never deleted.
 */
async function writeVariations(
  trx: Transaction<Database>,
  serviceId: string,
  wanted: RegisterVariation[],
  now: Date,
): Promise<void> {
  const present = new Map(
    (
      await trx.selectFrom('service_variations').select(['id', 'name']).where('service_id', '=', serviceId).execute()
    ).map(({ id, name }) => [name, id]),
  )
  for (const [position, variation] of wanted.entries()) {
    const id = present.get(variation.name)
    const values = { position, ...variationColumns(variation), retired_at: null }
    if (id === undefined)
      await trx
        .insertInto('service_variations')
        .values({ id: randomUUID(), service_id: serviceId, ...values })
        .execute()
    else await trx.updateTable('service_variations').set(values).where('id', '=', id).execute()
  }
  await trx
    .updateTable('service_variations')
    .set({ retired_at: now.toISOString() })
    .where('service_id', '=', serviceId)
    .where('retired_at', 'is', null)
    .where(
      'name',
      'not in',
      wanted.map(({ name }) => name),
    )
    .execute()
}
