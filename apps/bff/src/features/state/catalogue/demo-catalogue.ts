import { join } from 'node:path'
import type { Context } from '../../../context.ts'
import { addSeconds } from '../../../time.ts'
import { ownCentreId } from '../../people/centres/centres.ts'
import { readCentresDump } from './centres-dump.ts'
import { importCentres } from './import-centres.ts'
import { importServices } from './import-services.ts'
import { loadDump } from './load-dump.ts'
import { applyOwnList } from './own-list.ts'
import { readServicesDump } from './services-dump.ts'

/** Code of the demo's centre in its invented register. */
const demoCentreCode = '1204'

/**
 * An invented catalogue for the demo, in the format of the state's dumps and through the same import. Codes that begin
 * with 9 are invented; the few others are published by communities. Does nothing if there is a catalogue.
 */
export async function addDemoCatalogue({ config, db, now }: Context): Promise<void> {
  if (config.mode !== 'demo') throw new Error('Demo catalogue outside demo mode')
  if ((await db.selectFrom('services').select('id').limit(1).executeTakeFirst()) !== undefined) return
  const load = (name: string) => loadDump(join(import.meta.dirname, 'demo', name))
  const options = { apply: true, source: 'демонстраційні дані', now: now() }
  await importServices(db, readServicesDump(await load('services-of-last-year.json')), {
    ...options,
    now: addSeconds(now(), -365 * 86_400),
  })
  await importServices(db, readServicesDump(await load('services.json')), { ...options, evenIfManyRetire: true })
  await importCentres(db, readCentresDump(await load('centres.json')), options)
  await applyOwnList(db, await load('own-list.json'), now())
  await db
    .updateTable('centres')
    .set({ asc_code: demoCentreCode })
    .where('id', '=', ownCentreId)
    .where('asc_code', 'is', null)
    .execute()
}
