import { z } from 'zod'

/** A dump that cannot be used at all. The message is for the person at the command line. */
export class DumpError extends Error {
  override name = 'DumpError'
}

export const dumpFaultWords = {
  'no-code': 'no code of one to five digits',
  'repeated-code': 'an earlier entry has the same code',
  'no-name': 'no name',
  'unknown-applicant': 'an unknown kind of applicant',
} as const

/** A part of the dump that could not be read, with its place in the file. */
export interface DumpFault {
  place: string
  code?: string
  reason: keyof typeof dumpFaultWords
  /** The words that were not understood. */
  words?: string
  /** Only this part is left out; otherwise the whole entry is skipped. */
  kept?: true
}

/** Text on one line; an empty one counts as missing. */
export const dumpText = z
  .string()
  .transform((value) => value.replaceAll(/\s+/g, ' ').trim())
  .pipe(z.string().min(1))

const dumpSchema = z.union([
  z.object({ entries: z.array(z.unknown()) }).transform(({ entries }) => entries),
  z.array(z.unknown()),
])

export interface CodedEntry {
  place: string
  code: string
  entry: Record<string, unknown>
}

/**
 * Yields entries with a code that no earlier entry has; duplicates are reported as faults. `codes` also gets the codes
 * of entries that turn out to be faulty later: an entry that cannot be read has not left the register.
 *
 * @throws {DumpError} when the JSON is not a dump
 */
export function* codedEntries(
  json: unknown,
  codeOf: (entry: Record<string, unknown>) => string | undefined,
  { faults, codes }: { faults: DumpFault[]; codes: Set<string> },
): Generator<CodedEntry> {
  for (const [index, raw] of entriesOf(json).entries()) {
    const place = `entries[${index}]`
    const entry = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
    const code = codeOf(entry)
    if (code === undefined) faults.push({ place, reason: 'no-code' })
    else if (codes.has(code)) faults.push({ place, code, reason: 'repeated-code' })
    else {
      codes.add(code)
      yield { place, code, entry }
    }
  }
}

/** The entries of a dump of either register: `{ entries: [...] }`, or the bare list. */
function entriesOf(json: unknown): unknown[] {
  const entries = dumpSchema.safeParse(json)
  if (!entries.success)
    throw new DumpError('This is not a dump of the register: it has no list "entries". Nothing was changed.')
  if (entries.data.length === 0) throw new DumpError('The dump has no entries. Nothing was changed.')
  return entries.data
}
