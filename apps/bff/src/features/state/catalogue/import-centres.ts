import type { Db } from '../../../storage/database.ts'
import type { CentresDump, RegisterCentre } from './centres-dump.ts'
import { compare, refuseManyRetired } from './compare.ts'
import type { Differences } from './compare.ts'
import { inChunks, recordImport } from './record-import.ts'
import type { ImportOptions } from './record-import.ts'

/**
 * Imports the registry of centres, in the same way as `importServices`.
 *
 * @throws {DumpError} when too many entries would be retired
 */
export async function importCentres(
  db: Db,
  dump: CentresDump,
  options: ImportOptions,
): Promise<Differences<RegisterCentre>> {
  return await db.transaction().execute(async (trx) => {
    const rows = await trx.selectFrom('centre_register').selectAll().orderBy('code').execute()
    const known = rows.map(({ code, name, address, retired_at }) => ({
      code,
      name,
      facts: { name, address },
      retired: retired_at !== null,
    }))
    const differences = compare(known, dump.centres, ({ name, address = null }) => ({ name, address }), dump.codes)
    if (!options.apply) return differences
    if (!options.evenIfManyRetire) refuseManyRetired(differences)
    await inChunks(differences.added, (chunk) =>
      trx
        .insertInto('centre_register')
        .values(chunk.map(({ code, name, address = null }) => ({ code, name, address })))
        .execute(),
    )
    for (const {
      entry: { code, name, address = null },
    } of differences.changed) {
      await trx
        .updateTable('centre_register')
        .set({ name, address, retired_at: null })
        .where('code', '=', code)
        .execute()
    }
    await inChunks(differences.retired, (chunk) =>
      trx
        .updateTable('centre_register')
        .set({ retired_at: options.now.toISOString() })
        .where(
          'code',
          'in',
          chunk.map(({ code }) => code),
        )
        .execute(),
    )
    await recordImport(trx, 'centres', differences, options)
    return differences
  })
}
