import { readFileSync } from 'node:fs'
import { figuresByService, serviceCodeSchema } from '@diia-desk/contract'
import type { FigureByService } from '@diia-desk/contract'
import { z } from 'zod'
import { ConfigError } from '../../../config.ts'

const words = z.array(
  z
    .string()
    .trim()
    .min(2)
    .transform((word) => word.toLocaleLowerCase('uk')),
)
const rating = z.number().int().min(0).max(10)

/**
 * Public sources give only the names of the fields of the quarterly report, so what counts in each is defined in a
 * file.
 */
const rulesSchema = z.strictObject({
  about: z.string().optional(),
  refusalsCount: z.boolean(),
  loyalty: z
    .strictObject({ supportersFrom: rating, criticsUpTo: rating, fewRatings: z.number().int().min(1) })
    .refine(
      ({ supportersFrom, criticsUpTo }) => criticsUpTo < supportersFrom,
      'criticsUpTo must be less than supportersFrom',
    ),
  services: z.record(
    z.enum(figuresByService),
    z.strictObject({ codes: z.array(serviceCodeSchema), names: words, notNames: words.default([]) }),
  ),
})
export type QuarterlyRules = z.infer<typeof rulesSchema>

export const defaultRulesFile = `${import.meta.dirname}/quarterly-rules.json`

/**
 * Reads the rules of the quarterly report.
 *
 * @throws {ConfigError} that says what is wrong with the file
 */
export function readQuarterlyRules(file = defaultRulesFile): QuarterlyRules {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new ConfigError('QUARTERLY_RULES: is not a readable JSON file')
  }
  const parsed = rulesSchema.safeParse(content)
  if (!parsed.success)
    throw new ConfigError(
      `QUARTERLY_RULES: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
    )
  return parsed.data
}

/** Whether a service belongs to a field: by its code, or by a part of its name, unless another part excludes it. */
export function belongsTo(
  rules: QuarterlyRules,
  figure: FigureByService,
  service: { code?: string; name?: string },
): boolean {
  const { codes, names, notNames } = rules.services[figure]
  if (service.code !== undefined && codes.includes(service.code)) return true
  const name = service.name?.toLocaleLowerCase('uk')
  return (
    name !== undefined && names.some((word) => name.includes(word)) && !notNames.some((word) => name.includes(word))
  )
}
