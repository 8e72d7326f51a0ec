import type { z } from 'zod'
import { invalidInput } from '../problem.ts'

/** Input as its schema says, or a problem that names the faulty fields. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { reportInput: true })
  if (!parsed.success) throw invalidInput(parsed.error)
  return parsed.data
}
