// What the export knows of an appeal: the model of every profile. No personal data.
import { appealStatuses, applicantTypes, channels } from '@diia-desk/contract'
import type { AppealState } from '../../../storage/schema.ts'

/** An appeal as it was at the snapshot of a pull. */
export interface ExportRecord extends AppealState {
  seq: number
  id: string
  number: string
  /** Who registered it; null when another system did. It is never exported. */
  staff_id: string | null
  /** When its last event was recorded. */
  updated_at: string
}

/** The type of a source's value; a profile decides how it is written. */
export type SourceKind = 'text' | 'datetime' | 'date' | 'integer' | 'boolean'

interface Source {
  kind: SourceKind
  /** All possible values, if there is a fixed list. */
  values?: readonly string[]
  /** The pattern that a text matches. */
  pattern?: string
  range?: readonly [number, number]
  read: (record: ExportRecord) => string | number | null
}

/** Names that a profile may take values from. */
export const sources = {
  id: { kind: 'text', read: (record) => record.id },
  number: { kind: 'text', read: (record) => record.number },
  service_code: { kind: 'text', pattern: String.raw`^\d{5}$`, read: (record) => record.service_code },
  asc_code: { kind: 'text', pattern: String.raw`^\d{1,10}$`, read: (record) => record.asc_code },
  registered_at: { kind: 'datetime', read: (record) => record.registered_at },
  deadline_on: { kind: 'date', read: (record) => record.deadline_on },
  status: { kind: 'text', values: appealStatuses, read: (record) => record.status },
  result_at: { kind: 'datetime', read: (record) => record.result_at },
  issued_at: { kind: 'datetime', read: (record) => record.issued_at },
  channel: { kind: 'text', values: channels, read: (record) => record.channel },
  receiving_channel: { kind: 'text', values: channels, read: (record) => record.receiving_channel },
  applicant_type: { kind: 'text', values: applicantTypes, read: (record) => record.applicant_type },
  fee: { kind: 'text', pattern: String.raw`^\d{1,9}(\.\d{2})?$`, read: (record) => record.fee },
  fee_currency: { kind: 'text', values: ['UAH'], read: (record) => (record.fee === null ? null : 'UAH') },
  is_consultation: { kind: 'boolean', read: (record) => record.is_consultation },
  is_test: { kind: 'boolean', read: (record) => record.is_test },
  rating: { kind: 'integer', range: [0, 10], read: (record) => record.rating },
  updated_at: { kind: 'datetime', read: (record) => record.updated_at },
} as const satisfies Record<string, Source>

export type SourceName = keyof typeof sources
export const sourceNames = Object.keys(sources) as [SourceName, ...SourceName[]]

export function sourceOf(name: SourceName): Source {
  return sources[name]
}
