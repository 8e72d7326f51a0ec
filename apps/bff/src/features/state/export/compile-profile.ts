import { createHash } from 'node:crypto'
import { writtenDay } from '@diia-desk/contract'
import { withOffset, withoutOffset } from '../../../local-time.ts'
import { createOutputCheck } from './output-schema.ts'
import type { OutputCheck } from './output-schema.ts'
import type { LoadedProfile, Profile, ProfileField } from './profile.ts'
import { sourceOf } from './record.ts'
import type { ExportRecord } from './record.ts'

export interface CompiledProfile {
  profile: LoadedProfile
  /** Name and version for people. */
  title: string
  /** Changes with any change of the file. A link to a next page is valid only for the profile that made it. */
  fingerprint: string
  /** Whether a record belongs to the export at all. */
  includes(record: ExportRecord): boolean
  /** Required fields that have no value. */
  missingFields(record: ExportRecord): string[]
  /** Whether all required fields have a value. */
  isComplete(record: ExportRecord): boolean
  /** A record as JSON, exactly as it is sent. A missing value is null. */
  write(record: ExportRecord): string
  /** The text before and after the records of a page. */
  frame(next: string | undefined): { head: string; tail: string }
  /** Checks written pages and records with the receiver's schema. */
  output: OutputCheck
}

/** A value as JSON text; undefined when the profile allows no such value. */
type Encode = (record: ExportRecord) => string | undefined

/** Compiles a profile into functions that write records by joining text, which is fast. */
export function compileProfile(profile: LoadedProfile): CompiledProfile {
  const { envelope, include } = profile
  const fields = profile.fields.map((field, index) => {
    const encode = encoderOf(field, profile.dates)
    return {
      out: field.out,
      required: field.required,
      prefix: `${index === 0 ? '{' : ','}${JSON.stringify(field.out)}:`,
      encode,
      isMissing: missingTest(field, encode),
    }
  })
  const required = fields.filter((field) => field.required)
  const head = `{${JSON.stringify(envelope.success)}:true,`
  const items = `${JSON.stringify(envelope.items)}:[`
  const last = {
    null: `${JSON.stringify(envelope.next)}:null,`,
    empty: `${JSON.stringify(envelope.next)}:"",`,
    omit: '',
  }[envelope.last_page]

  return {
    profile,
    title: `${profile.profile}-${profile.version}`,
    fingerprint: createHash('sha256').update(JSON.stringify(profile)).digest('base64url').slice(0, 12),
    includes: (record) =>
      (include.test || record.is_test === 0) && (include.consultation || record.is_consultation === 0),
    isComplete: (record) => !required.some(({ isMissing }) => isMissing(record)),
    missingFields: (record) => required.filter(({ isMissing }) => isMissing(record)).map(({ out }) => out),
    write(record) {
      let text = ''
      for (const { prefix, encode } of fields) text += prefix + (encode(record) ?? 'null')
      return `${text}}`
    },
    frame: (next) => ({
      head: head + (next === undefined ? last : `${JSON.stringify(envelope.next)}:${JSON.stringify(next)},`) + items,
      tail: ']}',
    }),
    output: createOutputCheck(profile),
  }
}

/** Whether the value is missing. Values that are written unchanged need not be written to find out. */
function missingTest(field: ProfileField, encode: Encode): (record: ExportRecord) => boolean {
  if (field.from !== undefined && field.map === undefined) {
    const { kind, read } = sourceOf(field.from)
    if (kind === 'datetime' || kind === 'date' || (field.type ?? ownTypes[kind]) === 'string') {
      return (record) => {
        const value = read(record)
        return value === null || value === ''
      }
    }
  }
  return (record) => isNothing(encode(record))
}

function isNothing(json: string | undefined): boolean {
  return json === undefined || json === 'null' || json === '""'
}

const ownTypes = { text: 'string', integer: 'integer', boolean: 'boolean' } as const

function encoderOf(field: ProfileField, dates: Profile['dates']): Encode {
  if (field.from === undefined) {
    const json = JSON.stringify(field.const)
    return () => json
  }
  const { kind, read } = sourceOf(field.from)
  const plain = plainEncoders[kind === 'datetime' || kind === 'date' ? dates[kind] : (field.type ?? ownTypes[kind])]
  if (field.map === undefined) {
    return (record) => {
      const value = read(record)
      return value === null ? 'null' : plain(value)
    }
  }
  const mapped = new Map(Object.entries(field.map).map(([value, to]) => [value, JSON.stringify(to)]))
  // Booleans are stored as 0 and 1. A profile maps `true` and `false`.
  const nameOf = kind === 'boolean' ? (value: string | number) => (value === 1 ? 'true' : 'false') : String
  return (record) => {
    const value = read(record)
    if (value === null) return mapped.get('null') ?? 'null'
    const json = mapped.get(nameOf(value))
    if (json !== undefined || field.on_unmapped === 'error') return json
    return field.on_unmapped === 'null' ? 'null' : plain(value)
  }
}

/** Nearly all texts need no escaping, and checking that is faster than escaping. */
function quote(text: string): string {
  return /[^\x20\x21\x23-\x5b\x5d-\ud7ff]/.test(text) ? JSON.stringify(text) : `"${text}"`
}

type Plain = NonNullable<ProfileField['type']> | Profile['dates']['datetime'] | Profile['dates']['date']

/** How a value is written; undefined when the type cannot hold it. */
const plainEncoders: Record<Plain, (value: string | number) => string | undefined> = {
  string: (value) => quote(String(value)),
  integer: (value) => (/^-?\d{1,15}$/.test(String(value)) ? String(Number(value)) : undefined),
  number: (value) => (value !== '' && Number.isFinite(Number(value)) ? String(Number(value)) : undefined),
  boolean: (value) => (value === 1 ? 'true' : 'false'),
  rfc3339: (value) => `"${withOffset(value as string)}"`,
  local: (value) => `"${withoutOffset(value as string)}"`,
  'iso-utc': (value) => `"${value}"`,
  iso: (value) => `"${value}"`,
  dotted: (value) => `"${writtenDay(value as string)}"`,
}
