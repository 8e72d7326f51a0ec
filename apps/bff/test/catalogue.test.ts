// The catalogue on both engines: what an import shows, changes and keeps.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readCentresDump } from '../src/features/state/catalogue/centres-dump.ts'
import { importCentres } from '../src/features/state/catalogue/import-centres.ts'
import { importServices } from '../src/features/state/catalogue/import-services.ts'
import { applyOwnList } from '../src/features/state/catalogue/own-list.ts'
import { readServicesDump } from '../src/features/state/catalogue/services-dump.ts'
import { readServices } from '../src/features/visit/services/services.ts'
import { readRelatedWords } from '../src/features/visit/services/search/related-words.ts'
import { createServiceIndex } from '../src/features/visit/services/service-index.ts'
import type { Db } from '../src/storage/database.ts'
import { databases } from './databases.ts'
import type { StartedDatabase } from './databases.ts'

const now = new Date('2026-11-16T08:00:00Z')
const later = new Date('2026-12-16T08:00:00Z')
const apply = { apply: true, source: 'test', now }

function entry(identifier: string, name: string, more: Record<string, unknown> = {}) {
  return {
    identifier,
    name,
    variations: [
      { identifier: 'Звичайна', duration: { verbose: '10 робочих днів' } },
      { identifier: 'Прискорена', duration: { verbose: '3 робочих днів' } },
    ],
    ...more,
  }
}
const many = Array.from({ length: 20 }, (_, index) => entry(String(90_000 + index), `Послуга ${index}`))
const dump = (...entries: unknown[]) => readServicesDump({ entries })

describe.each(databases)('on $name', ({ start }) => {
  let database: StartedDatabase
  let db: Db
  beforeAll(async () => {
    database = await start()
    db = await database.open()
    await db
      .insertInto('centres')
      .values({ id: 'own', name: 'ЦНАП', asc_code: null, number_format: '{n}', own: 1 })
      .execute()
  }, 60_000)
  afterAll(() => database?.stop())
  beforeEach(async () => {
    for (const table of ['local_numbers', 'service_variations', 'catalogue_imports', 'centre_register'] as const)
      await db.deleteFrom(table).execute()
    await db.updateTable('services').set({ merged_into: null }).execute()
    await db.deleteFrom('services').execute()
  })
  const service = async (code: string) => (await readServices(db)).find((known) => known.service.code === code)

  it('only compares unless told to apply', async () => {
    const { added } = await importServices(db, dump(...many), { ...apply, apply: false })
    expect(added.length).toBe(20)
    expect(await readServices(db)).toEqual([])
    expect(await db.selectFrom('catalogue_imports').selectAll().execute()).toEqual([])
  })

  it('adds, changes, retires and restores, and reports it; the same dump again changes nothing', async () => {
    await importServices(db, dump(...many), apply)
    expect(await importServices(db, dump(...many), apply)).toMatchObject({ added: [], changed: [], retired: [] })
    const before = await service('90001')
    await db.updateTable('services').set({ documents: '["internal-passport"]' }).where('code', '=', '90001').execute()

    const renamed = entry('90001', 'Інша назва', {
      variations: [{ identifier: 'Прискорена', duration: { verbose: '2 робочих днів' } }, { identifier: 'Негайна' }],
    })
    const next = dump(
      ...many.filter(({ identifier }) => identifier !== '90001' && identifier !== '90002'),
      renamed,
      entry('90100', 'Нова'),
    )
    const differences = await importServices(db, next, { ...apply, now: later })
    expect(differences.added.map(({ code }) => code)).toEqual(['90100'])
    expect(differences.changed.map(({ entry: { code }, fields }) => [code, fields.map(({ field }) => field)])).toEqual([
      ['90001', ['name', 'variations']],
    ])
    expect(differences.retired).toEqual([{ code: '90002', name: 'Послуга 2' }])

    const after = await service('90001')
    expect(after?.service).toMatchObject({ name: 'Інша назва', documents: ['internal-passport'] })
    expect(after?.service.variations.map(({ name, duration }) => [name, duration?.value])).toEqual([
      ['Прискорена', 2],
      ['Негайна', undefined],
    ])
    // The variation that kept its name kept its row, for the appeals that refer to it.
    expect(after?.service.variations[0]?.id).toBe(before?.service.variations[1]?.id)
    expect((await service('90002'))?.service.retiredAt).toBe(later.toISOString())
    expect(
      await db
        .selectFrom('catalogue_imports')
        .select(['kind', 'source', 'added', 'changed', 'retired'])
        .orderBy('at', 'desc')
        .limit(1)
        .execute(),
    ).toEqual([{ kind: 'services', source: 'test', added: 1, changed: 1, retired: 1 }])

    const back = await importServices(db, dump(...many, entry('90100', 'Нова')), apply)
    expect(back.changed.map(({ entry: { code } }) => code)).toEqual(['90001', '90002'])
    expect((await service('90002'))?.service.retiredAt).toBeUndefined()
    expect((await service('90001'))?.service.variations.map(({ id }) => id)).toEqual(
      before?.service.variations.map(({ id }) => id),
    )
  })

  it('does not let an incomplete dump empty the catalogue, unless told so', async () => {
    await importServices(db, dump(...many), apply)
    await expect(importServices(db, dump(...many.slice(3)), apply)).rejects.toThrow('--even-if-many-retire')
    expect((await readServices(db)).filter((known) => known.service.retiredAt !== undefined)).toEqual([])
    await importServices(db, dump(...many.slice(3)), { ...apply, evenIfManyRetire: true })
    expect((await readServices(db)).filter((known) => known.service.retiredAt !== undefined).length).toBe(3)
  })

  it('keeps a service whose entry can’t be read', async () => {
    await importServices(db, dump(...many), apply)
    expect((await importServices(db, dump(...many.slice(1), { identifier: 90_000 }), apply)).retired).toEqual([])
  })

  it('recognises a local service that already has a code as the register’s own', async () => {
    await applyOwnList(db, { services: [{ name: 'Ярмарок', number: '14-14' }] }, now)
    const [local] = await readServices(db)
    await db.updateTable('services').set({ code: '90001' }).execute()
    await importServices(db, dump(...many), apply)
    expect(await service('90001')).toMatchObject({
      origin: 'register',
      service: { id: local?.service.id, name: 'Послуга 1', localNumber: '14-14' },
    })
  })

  it('applies an own list completely or not at all', async () => {
    await importServices(db, dump(...many), apply)
    const list = [
      { code: '90001', number: '01-01/01', documents: ['internal-passport'] },
      { name: 'Ярмарок громади', number: '14-14', duration: { type: 'month', value: 1 }, fee: '120.00' },
    ]
    expect(await applyOwnList(db, { services: list }, now)).toHaveLength(1)
    expect((await service('90001'))?.service).toMatchObject({
      localNumber: '01-01/01',
      documents: ['internal-passport'],
    })
    await applyOwnList(db, { services: list }, now)
    expect((await readServices(db)).filter(({ origin }) => origin === 'local')).toHaveLength(1)

    await expect(
      applyOwnList(
        db,
        {
          services: [
            { code: '90002', number: '2' },
            { code: '11111', number: '3' },
          ],
        },
        now,
      ),
    ).rejects.toThrow('services[1] (11111)')
    await expect(applyOwnList(db, { services: [{ code: '90003', number: '01-01/01' }] }, now)).rejects.toThrow(
      'another service has this number',
    )
    await expect(applyOwnList(db, { services: [{ code: '1' }] }, now)).rejects.toThrow('services.0')
    expect((await service('90002'))?.service.localNumber).toBeUndefined()
  })

  it('merges a local service with the register’s when a list says so', async () => {
    await importServices(db, dump(...many), apply)
    await applyOwnList(
      db,
      { services: [{ name: 'Довідка про чергу', number: '14-13', documents: ['birth-certificate'] }] },
      now,
    )
    const local = (await readServices(db)).find(({ origin }) => origin === 'local')
    const fills = await applyOwnList(db, { services: [{ code: '90005', number: '14-13' }] }, now)
    const held = await service('90005')
    expect(fills).toEqual([{ serviceId: held?.service.id, code: '90005' }])
    // Filling may be interrupted: the same list again fills the same appeals.
    expect(await applyOwnList(db, { services: [{ code: '90005', number: '14-13' }] }, now)).toEqual(fills)
    expect(held?.service).toMatchObject({ localNumber: '14-13', documents: ['birth-certificate'] })
    expect((await readServices(db, local?.service.id))[0]).toMatchObject({
      mergedInto: held?.service.id,
      service: { retiredAt: now.toISOString() },
    })
  })

  it('accepts the list in the documentation', async () => {
    const page = await readFile(join(import.meta.dirname, '../../../docs/catalogue.md'), 'utf8')
    const [, list = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []
    await importServices(db, dump(entry('00034', 'Реєстрація місця проживання')), apply)
    await applyOwnList(db, JSON.parse(list), now)
    expect(new Set((await readServices(db)).map((known) => known.service.localNumber))).toEqual(
      new Set(['01-01/01', '14-14']),
    )
  })

  it('is read again when another process has changed it, and only then', async () => {
    await importServices(db, dump(...many), apply)
    const index = createServiceIndex({ db }, readRelatedWords())
    const first = await index()
    expect(await index()).toBe(first)
    await importServices(db, dump(...many, entry('90100', 'Нова')), apply)
    expect((await index()).list('all').services.length).toBe(21)
  })

  it('imports the registry of centres', async () => {
    const centres = (count: number) =>
      readCentresDump({
        entries: Array.from({ length: count }, (_, index) => ({
          code: index + 1,
          name: `ЦНАП ${index}`,
          address: { address_full: 'вул. Миру' },
        })),
      })
    await importCentres(db, centres(10), apply)
    await expect(importCentres(db, centres(8), apply)).rejects.toThrow('2 of 10')
    expect((await importCentres(db, centres(9), apply)).retired).toEqual([{ code: '10', name: 'ЦНАП 9' }])
    expect((await importCentres(db, centres(10), apply)).changed.map(({ entry: { code } }) => code)).toEqual(['10'])
    expect(await db.selectFrom('centre_register').selectAll().where('retired_at', 'is not', null).execute()).toEqual([])
  })
})
