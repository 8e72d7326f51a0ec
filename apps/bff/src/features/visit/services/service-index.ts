import type { CatalogueList } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'
import { catalogueVersion } from './catalogue-version.ts'
import type { RelatedWords } from './search/related-words.ts'
import { createSearch } from './search/search.ts'
import type { Search } from './search/search.ts'
import { readServices } from './services.ts'
import type { KnownService } from './services.ts'

/** Services that are searched together: those in use, all, or a list of the catalogue. */
export type SearchedList = 'in-use' | 'all' | CatalogueList

export interface ServiceList {
  /** By name. */
  services: KnownService[]
  search: () => Search<KnownService>
}

export interface ServiceIndex {
  byId: Map<string, KnownService>
  list(name: SearchedList): ServiceList
}

/**
 * The catalogue in memory, because a search at each keystroke must be fast. Every process that changes the catalogue
 * (this one, another one or the command line) increments `catalogue_version` in the same transaction. Each search reads
 * that number, and when it has changed, everything is read again. The version is read before the rows, so rows that are
 * newer than the version are only read once more.
 */
export function createServiceIndex(
  { db }: Pick<Context, 'db'>,
  relatedWords: RelatedWords,
): () => Promise<ServiceIndex> {
  let held: { version: number; index: Promise<ServiceIndex> } | undefined
  return async () => {
    const version = await catalogueVersion(db)
    if (held?.version !== version) {
      const index = readIndex(db, relatedWords)
      held = { version, index }
      index.catch(() => (held = undefined))
    }
    return await held.index
  }
}

async function readIndex(db: Context['db'], relatedWords: RelatedWords): Promise<ServiceIndex> {
  const { compare } = new Intl.Collator('uk')
  const all = (await readServices(db)).toSorted((a, b) => compare(a.service.name, b.service.name))
  const retired = all.filter(({ service }) => service.retiredAt !== undefined)
  const inUse = all.filter(({ service }) => service.retiredAt === undefined)
  const listed: Record<SearchedList, KnownService[]> = {
    all,
    'in-use': inUse,
    current: inUse.filter(({ service }) => service.code !== undefined),
    unmapped: inUse.filter(({ service }) => service.code === undefined),
    retired,
  }
  const searches = new Map<SearchedList, Search<KnownService>>()
  return {
    byId: new Map(all.map((known) => [known.service.id, known])),
    list: (name) => ({
      services: listed[name],
      // Created when first needed: most lists are searched by few people.
      search() {
        const made = searches.get(name) ?? createSearch(listed[name], ({ service }) => service, relatedWords)
        searches.set(name, made)
        return made
      },
    }),
  }
}
