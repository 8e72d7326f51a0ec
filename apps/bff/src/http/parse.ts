import type { z } from 'zod'
import { invalidInput } from '../problem.ts'

/** Parses input by a schema, or throws a problem that names the wrong fields. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { reportInput: true })
  if (!parsed.success) throw invalidInput(parsed.error)
  return parsed.data
}
