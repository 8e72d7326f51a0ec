// A profile defines how the export names and writes things. The state's schema of a record is not public. When the
// official one is published, it becomes one more file and one setting.
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { ConfigError } from '../../../config.ts'
import { sourceNames } from './record.ts'

const folder = join(import.meta.dirname, '../../../../profiles')
const name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]{0,60}$/)
const plain = z.union([z.string(), z.number(), z.boolean(), z.null()])

const fieldSchema = z
  .strictObject({
    out: name.describe('Name in the record.'),
    from: z.enum(sourceNames).optional().describe('What the value comes from.'),
    const: plain.optional().describe('The same value in every record, instead of `from`.'),
    required: z
      .boolean()
      .default(false)
      .describe('A record without a value here is not as the receiver wants it: see `on_missing`.'),
    type: z
      .enum(['string', 'integer', 'number', 'boolean'])
      .optional()
      .describe('JSON type, where it is not the value’s own.'),
    map: z.record(z.string(), plain).optional().describe('Other names for values.'),
    on_unmapped: z
      .enum(['error', 'null', 'pass'])
      .default('error')
      .describe(
        'What becomes of a value that `map` doesn’t name: the record counts as without it, null, or the value itself.',
      ),
  })
  .refine(
    (field) => (field.from === undefined) !== (field.const === undefined),
    'takes its value either `from` somewhere or as a `const`',
  )

export const profileSchema = z
  .strictObject({
    $schema: z.string().optional(),
    profile: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,60}$/)
      .describe('Name of the profile.'),
    version: z
      .number()
      .int()
      .min(1)
      .describe('Grows with every change: links to next pages made under another version are refused.'),
    envelope: z.strictObject({
      success: name.describe('Member that is true in every page.'),
      next: name.describe('Member with the absolute address of the next page.'),
      items: name.describe('Member with the records.'),
      last_page: z
        .enum(['null', 'omit', 'empty'])
        .describe('What `next` is on the last page: null, absent, or an empty string.'),
    }),
    dates: z.strictObject({
      zone: z.literal('Europe/Kyiv'),
      datetime: z
        .enum(['rfc3339', 'iso-utc', 'local'])
        .describe('2026-11-05T10:00:00+02:00, 2026-11-05T08:00:00.000Z or 2026-11-05T10:00:00.'),
      date: z.enum(['iso', 'dotted']).describe('2026-11-05 or 05.11.2026.'),
    }),
    state_as_of: z
      .enum(['now', 'end_date'])
      .describe('Whether records show their state at the time of the pull or at the end of its last day.'),
    include: z
      .strictObject({ test: z.boolean(), consultation: z.boolean() })
      .describe('Kinds of appeals that go out beside ordinary ones.'),
    page_size: z
      .strictObject({ max: z.number().int().min(1).max(5000) })
      .describe('Most records in a page, whatever EXPORT_PAGE_SIZE says.'),
    personal_data: z.boolean().describe('Whether records may hold personal data. The administrator is shown it.'),
    on_missing: z
      .enum(['omit', 'null'])
      .default('omit')
      .describe(
        'What becomes of a record without a required value: kept back, counted and listed as rejected, or sent with null in its place.',
      ),
    output_schema: z
      .string()
      .optional()
      .describe('File with a JSON Schema of a page, beside this file, instead of the one that follows from it.'),
    fields: z.array(fieldSchema).min(1),
  })
  .superRefine(({ fields, envelope }, ctx) => {
    for (const [what, names] of [
      ['fields', fields.map(({ out }) => out)],
      ['envelope', [envelope.success, envelope.next, envelope.items]],
    ] as const) {
      for (const twice of names.filter((out, index) => names.indexOf(out) !== index))
        ctx.addIssue({ code: 'custom', path: [what], message: `names ${twice} twice` })
    }
  })

export type Profile = z.infer<typeof profileSchema>
export type ProfileField = Profile['fields'][number]

export interface LoadedProfile extends Profile {
  /** The schema that `output_schema` names. */
  outputSchema?: object
}

/** JSON Schema of a profile file. It is stored beside the profiles, so that an editor helps to write one. */
export function schemaOfProfiles(): object {
  return z.toJSONSchema(profileSchema, { io: 'input' })
}

/**
 * Reads a profile: a built-in one by its name, or any other by the path of its file.
 *
 * @throws {ConfigError} that says what is wrong with it
 */
export function loadProfile(choice: string): LoadedProfile {
  const file = choice.includes('/') || choice.endsWith('.json') ? resolve(choice) : join(folder, `${choice}.json`)
  const parsed = profileSchema.safeParse(readJson(file))
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new ConfigError(
      `EXPORT_PROFILE: ${choice} is not a valid profile:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    )
  }
  const { output_schema: schemaFile } = parsed.data
  return {
    ...parsed.data,
    ...(schemaFile !== undefined && { outputSchema: readJson(join(dirname(file), schemaFile)) as object }),
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new ConfigError(`EXPORT_PROFILE: ${file} can’t be read as JSON`)
  }
}
