// Words that people use instead of those in the names of services: a table that a centre may replace.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ConfigError } from '../../../../config.ts'
import { stemsOf } from './stems.ts'
import { wordsOf } from './words.ts'

export const defaultRelatedWordsFile = join(import.meta.dirname, 'related-words.json')

const entry = z
  .string()
  .max(100)
  .refine((text) => wordsOf(text).length > 0, 'has no letter')
const entries = z.array(entry).max(40)
const tableSchema = z.strictObject({
  about: z.string().optional(),
  rows: z
    .array(
      z.union(
        [
          entries.min(2, 'needs two texts or more'),
          z.strictObject({ said: entries.min(1, 'needs a text'), meant: entries.min(1, 'needs a text') }),
        ],
        {
          error: 'must be two or more texts, or {"said": […], "meant": […]}',
        },
      ),
    )
    .max(2000),
})
type Row = z.output<typeof tableSchema>['rows'][number]

/** The stems of one word of a phrase. */
type WordStems = string[]

export interface RelatedWords {
  /** What a word may stand for, without the word itself: phrases, all of whose words a name must have. */
  phrasesFor(stems: readonly string[]): readonly WordStems[][]
}

/**
 * Reads the table; without a file name the built-in one.
 *
 * @throws {ConfigError} when the file is not a valid table
 */
export function readRelatedWords(file = defaultRelatedWordsFile): RelatedWords {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new ConfigError('RELATED_WORDS: is not a readable JSON file')
  }
  const { success, data, error } = tableSchema.safeParse(content)
  if (!success)
    throw new ConfigError(
      `RELATED_WORDS: ${error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`).join('; ')}`,
    )
  return relate(data.rows)
}

/** Entries of a list stand for one another; `said` leads to `meant` and not back. Only single words lead to others. */
export function relate(rows: readonly Row[]): RelatedWords {
  const byStem = new Map<string, Set<WordStems[]>>()
  for (const row of rows) {
    const [said, meant] = 'said' in row ? [row.said, row.meant] : [row, row]
    for (const text of said) {
      const [word, ...more] = wordsOf(text).map(stemsOf)
      if (word === undefined || more.length > 0) continue
      const led = meant.filter((other) => other !== text).map((other) => wordsOf(other).map(stemsOf))
      for (const stem of word) byStem.set(stem, new Set([...(byStem.get(stem) ?? []), ...led]))
    }
  }
  return { phrasesFor: (stems) => [...new Set(stems.flatMap((stem) => [...(byStem.get(stem) ?? [])]))] }
}
