import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { CatalogueImportsTable, Database } from '../../../storage/schema.ts'
import type { Differences, Entry } from './compare.ts'

export interface ImportOptions {
  /** False: compare only, change nothing. */
  apply: boolean
  /** Where the dump came from; shown on the administrator's screen. */
  source: string
  evenIfManyRetire?: boolean
  now: Date
}

export async function recordImport(
  trx: Transaction<Database>,
  kind: CatalogueImportsTable['kind'],
  { added, changed, retired }: Differences<Entry>,
  { source, now }: ImportOptions,
): Promise<void> {
  await trx
    .insertInto('catalogue_imports')
    .values({
      id: randomUUID(),
      kind,
      at: now.toISOString(),
      source,
      added: added.length,
      changed: changed.length,
      retired: retired.length,
    })
    .execute()
}

/** Chunks of as many rows as both engines accept parameters for. */
export async function inChunks<Item>(
  items: Item[],
  act: (chunk: Item[]) => Promise<unknown>,
  size = 200,
): Promise<void> {
  for (let from = 0; from < items.length; from += size) await act(items.slice(from, from + size))
}
