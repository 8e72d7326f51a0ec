import { z } from 'zod'

/** A dump that can't be used at all, with a sentence for the person at the command line. */
export class DumpError extends Error {
  override name = 'DumpError'
}

export const dumpFaultWords = {
  'no-code': 'no code of one to five digits',
  'repeated-code': 'the code stands in an earlier entry too',
  'no-name': 'no name',
  'unknown-applicant': 'a kind of applicant that is not known',
} as const

/** Something that could not be read, with its place in the file. */
export interface DumpFault {
  place: string
  code?: string
  reason: keyof typeof dumpFaultWords
  /** The words that were not understood. */
  words?: string
  /** Only a part is left out; otherwise the whole entry is skipped. */
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
 * Entries with a code that none before them has; the others are told among the faults. Codes of entries that turn out
 * to be faulty later belong to `codes` too: what can't be read has not left the register.
 *
 * @throws {DumpError} when it is no dump at all
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

/** Entries of either register's dump: `{ entries: [...] }`, or the bare list. */
function entriesOf(json: unknown): unknown[] {
  const entries = dumpSchema.safeParse(json)
  if (!entries.success)
    throw new DumpError('This is no dump of the register: it has no list "entries". Nothing was changed.')
  if (entries.data.length === 0) throw new DumpError('The dump has no entries. Nothing was changed.')
  return entries.data
}
