import { DumpError } from './dump.ts'

export type Facts = Record<string, unknown>

export interface Entry {
  code: string
  name: string
}

export interface Differences<Wanted extends Entry> {
  added: Wanted[]
  changed: { entry: Wanted; fields: { field: string; from: unknown; to: unknown }[] }[]
  retired: Entry[]
  /** How many were in use before. */
  known: number
}

export interface Known extends Entry {
  facts: Facts
  retired: boolean
}

/**
 * What an import would change. An entry that comes back counts as changed. `present` also holds the codes of entries
 * that could not be read: they have not left the register.
 */
export function compare<Wanted extends Entry>(
  known: Known[],
  wanted: Wanted[],
  factsOf: (entry: Wanted) => Facts,
  present: ReadonlySet<string>,
  mayRetire: (entry: Known) => boolean = () => true,
): Differences<Wanted> {
  const byCode = new Map(known.map((entry) => [entry.code, entry]))
  const differences: Differences<Wanted> = {
    added: [],
    changed: [],
    retired: [],
    known: known.filter(({ retired }) => !retired).length,
  }
  for (const entry of wanted) {
    const before = byCode.get(entry.code)
    if (before === undefined) {
      differences.added.push(entry)
      continue
    }
    const from = { ...before.facts, retired: before.retired }
    const fields = Object.entries({ ...factsOf(entry), retired: false })
      .map(([field, to]) => ({ field, from: from[field as keyof typeof from] as unknown, to }))
      .filter((change) => JSON.stringify(change.from) !== JSON.stringify(change.to))
    if (fields.length > 0) differences.changed.push({ entry, fields })
  }
  differences.retired = known
    .filter((entry) => !entry.retired && !present.has(entry.code) && mayRetire(entry))
    .map(({ code, name }) => ({ code, name }))
  return differences
}

/** An interrupted download must not empty the catalogue. */
export function refuseManyRetired({ retired, known }: Differences<Entry>): void {
  if (retired.length <= known / 10) return
  throw new DumpError(
    `${retired.length} of ${known} known entries are missing from this dump; it may be incomplete. Nothing was changed. If it is right, repeat with --even-if-many-retire.`,
  )
}
