import type { Service } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'
import { catalogueVersion } from './catalogue-version.ts'
import { numberKey, readingsOf, wordsOf } from './search-text.ts'
import { readServices } from './services.ts'
import type { KnownService } from './services.ts'

export interface Indexed extends KnownService {
  words: string[]
  number: string
}

export interface ServiceIndex {
  /** All services by name, retired ones too. */
  all: Indexed[]
  byId: Map<string, Indexed>
}

/**
 * The catalogue in memory: some four thousand services are walked through at each keystroke, which takes less than
 * asking the database would. Whoever changes the catalogue, this process, another one or the command line, counts
 * `catalogue_version` up in the same transaction; that one number is read at each search, and when it is another one
 * everything is read again. The version is read before the rows: rows that are newer than it are read once more.
 */
export function createServiceIndex({ db }: Pick<Context, 'db'>): () => Promise<ServiceIndex> {
  let held: { version: number; index: Promise<ServiceIndex> } | undefined
  return async () => {
    const version = await catalogueVersion(db)
    if (held?.version !== version) {
      const index = readIndex(db)
      held = { version, index }
      index.catch(() => (held = undefined))
    }
    return await held.index
  }
}

async function readIndex(db: Context['db']): Promise<ServiceIndex> {
  const { compare } = new Intl.Collator('uk')
  const all = (await readServices(db))
    .map((known) => ({
      ...known,
      words: wordsOf(known.service.name),
      number: numberKey(known.service.localNumber ?? ''),
    }))
    .toSorted((a, b) => compare(a.service.name, b.service.name))
  return { all, byId: new Map(all.map((indexed) => [indexed.service.id, indexed])) }
}

/** Matches of what was typed, best first; among equals `weightOf` decides, then the name. */
export function findServices(
  services: Indexed[],
  typed: string,
  weightOf: (service: Service) => number = () => 0,
): Indexed[] {
  const questions = readingsOf(typed).map((reading) => ({
    code: reading.trim(),
    number: numberKey(reading),
    words: wordsOf(reading),
  }))
  return services
    .map((indexed) => ({
      indexed,
      rank: Math.min(...questions.map((question, place) => rankOf(indexed, question) + place * 10)),
      weight: weightOf(indexed.service),
    }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank || b.weight - a.weight)
    .map(({ indexed }) => indexed)
}

function rankOf({ service, number, words }: Indexed, asked: { code: string; number: string; words: string[] }): number {
  if (asked.number === '') return Infinity
  if (service.code === asked.code) return 0
  if (number === asked.number) return 1
  if (/^\d+$/.test(asked.code) && service.code?.startsWith(asked.code) === true) return 2
  if (number.startsWith(asked.number)) return 3
  const [first = '', ...more] = asked.words
  const begins = (beginning: string) => words.some((word) => word.startsWith(beginning))
  if (!begins(first) || !more.every(begins)) return Infinity
  return words[0]?.startsWith(first) === true ? 4 : 5
}
