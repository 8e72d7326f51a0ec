// The JSON Schema (2020-12) of a page. It follows from the profile, unless the profile brings the receiver's own
// schema.
import { Ajv } from 'ajv'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { LoadedProfile, Profile, ProfileField } from './profile.ts'
import { sourceOf } from './record.ts'

type Schema = Record<string, unknown>

export function outputSchemaOf(profile: LoadedProfile): object {
  if (profile.outputSchema !== undefined) return profile.outputSchema
  const { envelope } = profile
  const next = { type: 'string', format: 'uri' }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `A page of the export, profile ${profile.profile}-${profile.version}`,
    type: 'object',
    additionalProperties: false,
    required: [envelope.success, ...(envelope.last_page === 'omit' ? [] : [envelope.next]), envelope.items],
    properties: {
      [envelope.success]: { const: true },
      [envelope.next]: {
        null: { anyOf: [next, { type: 'null' }] },
        empty: { anyOf: [next, { const: '' }] },
        omit: next,
      }[envelope.last_page],
      [envelope.items]: { type: 'array', items: recordSchema(profile) },
    },
  }
}

function recordSchema(profile: Profile): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: profile.fields.map(({ out }) => out),
    properties: Object.fromEntries(
      profile.fields.map((field) => {
        const schema = fieldSchema(field, profile.dates)
        return [field.out, field.required ? schema : { anyOf: [schema, { type: 'null' }] }]
      }),
    ),
  }
}

function fieldSchema(field: ProfileField, dates: Profile['dates']): Schema {
  if (field.from === undefined) return { const: field.const }
  const { kind, values, pattern, range } = sourceOf(field.from)
  if (field.map !== undefined) {
    const named = Object.values(field.map)
    if (field.on_unmapped !== 'pass') return { enum: [...new Set(named)] }
    const rest = values?.filter((value) => field.map?.[value] === undefined)
    return rest === undefined
      ? { anyOf: [{ enum: named }, plainSchema(field, kind)] }
      : { enum: [...new Set([...named, ...rest])] }
  }
  if (kind === 'datetime') return dateTimeSchemas[dates.datetime]
  if (kind === 'date') return dateSchemas[dates.date]
  const plain = plainSchema(field, kind)
  if (plain.type === 'string')
    return { ...plain, ...(values !== undefined && { enum: values }), ...(pattern !== undefined && { pattern }) }
  return { ...plain, ...(range !== undefined && plain.type !== 'boolean' && { minimum: range[0], maximum: range[1] }) }
}

function plainSchema({ type }: ProfileField, kind: string): Schema {
  return { type: type ?? (kind === 'text' ? 'string' : kind) }
}

const dateTimeSchemas: Record<Profile['dates']['datetime'], Schema> = {
  rfc3339: { type: 'string', format: 'date-time', pattern: String.raw`[+-]\d\d:\d\d$` },
  'iso-utc': { type: 'string', format: 'date-time', pattern: 'Z$' },
  local: { type: 'string', pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$` },
}

const dateSchemas: Record<Profile['dates']['date'], Schema> = {
  iso: { type: 'string', format: 'date' },
  dotted: { type: 'string', pattern: String.raw`^\d\d\.\d\d\.\d{4}$` },
}

export interface OutputCheck {
  schema: object
  /** The faults of a page, such as `/data/3/status must be equal to one of the allowed values`. */
  page(body: unknown): string[]
  /** Names of the fields of one record that do not match the schema. */
  record(record: Record<string, unknown>): string[]
}

/** Creates a check of pages and records against the schema of a profile. */
export function createOutputCheck(profile: LoadedProfile): OutputCheck {
  const schema = outputSchemaOf(profile)
  const { envelope } = profile
  let compiled: ValidateFunction | undefined
  function faultsOf(body: unknown): ErrorObject[] {
    compiled ??= compile(schema)
    return compiled(body) ? [] : (compiled.errors ?? [])
  }
  const depth = `/${envelope.items}/0/`
  return {
    schema,
    page: (body) => faultsOf(body).map(({ instancePath, message }) => `${instancePath} ${message ?? 'is not right'}`),
    record(record) {
      const page = {
        [envelope.success]: true,
        ...(envelope.last_page !== 'omit' && { [envelope.next]: envelope.last_page === 'null' ? null : '' }),
        [envelope.items]: [record],
      }
      const names = faultsOf(page).map(({ instancePath, params }) => {
        const named =
          (params as { missingProperty?: string; additionalProperty?: string }).missingProperty ??
          (params as { additionalProperty?: string }).additionalProperty
        return instancePath.startsWith(depth)
          ? (instancePath.slice(depth.length).split('/')[0] as string)
          : (named ?? instancePath)
      })
      return [...new Set(names)]
    },
  }
}

function compile(schema: object): ValidateFunction {
  const dialect = (schema as { $schema?: unknown }).$schema
  // An official schema may be in an older dialect that many tools still write.
  const ajv =
    typeof dialect === 'string' && dialect.includes('draft-07')
      ? new Ajv({ allErrors: true, strict: false })
      : new Ajv2020({ allErrors: true, strict: false })
  // The types of ajv-formats describe its default export as CommonJS has it.
  ;(addFormats as unknown as typeof addFormats.default)(ajv)
  return ajv.compile(schema)
}
