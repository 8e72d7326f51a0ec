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

const dumpSchema = z.union([z.object({ entries: z.array(z.unknown()) }).transform(({ entries }) => entries), z.array(z.unknown())])

/** Entries of either register's dump: `{ entries: [...] }`, or the bare list. */
export function entriesOf(json: unknown): unknown[] {
  const entries = dumpSchema.safeParse(json)
  if (!entries.success) throw new DumpError('This is no dump of the register: it has no list "entries". Nothing was changed.')
  if (entries.data.length === 0) throw new DumpError('The dump has no entries. Nothing was changed.')
  return entries.data
}
