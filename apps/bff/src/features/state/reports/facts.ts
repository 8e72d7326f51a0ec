// The counts of a period of time. Only counts, so that days add up to weeks and quarters. Durations are stored as the
// number of occurrences of each rounded value, which can be added too and still gives a true median.
import { isOpen, requestEnds, validationOutcomes } from '@diia-desk/contract'
import type { DayFigures, DocumentRequestState, RequestEnd, Spread, ValidationOutcome, Work } from '@diia-desk/contract'

export type Tally = Record<string, number>

export interface Facts {
  figures: {
    registered: number
    completed: number
    refused: number
    consultations: number
    documents: number
    tests: number
  }
  validations: Tally
  requests: Tally
  /** In milliseconds, seconds, minutes. */
  answer: Tally
  copy: Tally
  result: Tally
  /** Ratings by value, of appeals with a result on that day, or registered on it and without a result. */
  ratings: Tally
  hours: Record<string, { appeals: number; checks: number }>
  /** By `serviceKey`. */
  services: Record<string, { registered: number; completed: number; refused: number; consultations: number }>
  /** By id; '' when another system of the centre posted the appeal. */
  clerks: Record<string, Work>
  windows: Record<string, Work>
}

export function noFacts(): Facts {
  return {
    figures: { registered: 0, completed: 0, refused: 0, consultations: 0, documents: 0, tests: 0 },
    validations: {},
    requests: {},
    answer: {},
    copy: {},
    result: {},
    ratings: {},
    hours: {},
    services: {},
    clerks: {},
    windows: {},
  }
}

export const noWork = (): Work => ({ registered: 0, completed: 0, refused: 0, consultations: 0, checks: 0, copies: 0 })

/** The key of a service: its id here and its code in the register, either of which may be unknown. */
export const serviceKey = (row: { service_id: string | null; service_code: string | null }) =>
  `${row.service_id ?? ''}|${row.service_code ?? ''}`

export function parseServiceKey(key: string): { id: string | undefined; code: string | undefined } {
  const [id = '', code = ''] = key.split('|')
  return { id: id === '' ? undefined : id, code: code === '' ? undefined : code }
}

interface Numbers {
  [name: string]: number | Numbers
}

/** Adds one part to a total, field by field. */
export function add(whole: Facts, part: Facts): Facts {
  // Both contain only counts at every level.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  addNumbers(whole as unknown as Numbers, part as unknown as Numbers)
  return whole
}

function addNumbers(whole: Numbers, part: Numbers): void {
  for (const [name, value] of Object.entries(part)) {
    const there = whole[name]
    if (typeof value === 'number') whole[name] = (typeof there === 'number' ? there : 0) + value
    else if (typeof there === 'object') addNumbers(there, value)
    else addNumbers((whole[name] = {}), value)
  }
}

export function countIn(tally: Tally, name: string | number): void {
  tally[name] = (tally[name] ?? 0) + 1
}

export function entryOf<Value>(entries: Record<string, Value>, name: string, empty: () => Value): Value {
  return (entries[name] ??= empty())
}

export function spreadOf(tally: Tally): Spread {
  const values = Object.entries(tally)
    .map(([value, count]) => ({ value: Number(value), count }))
    .toSorted((a, b) => a.value - b.value)
  const count = values.reduce((sum, one) => sum + one.count, 0)
  if (count === 0) return { count }
  // The smallest value that at least this share of all values does not exceed.
  const upTo = (share: number) => {
    let seen = 0
    return values.find((one) => (seen += one.count) >= share * count)?.value ?? 0
  }
  return { count, median: upTo(0.5), nineOfTen: upTo(0.9) }
}

export function endOf(state: DocumentRequestState): RequestEnd {
  return isOpen(state) ? 'open' : (requestEnds.find((end) => end === state) ?? 'not-taken')
}

export function toFigures(facts: Facts): DayFigures {
  const { registered, completed, refused, consultations, documents } = facts.figures
  return {
    registered,
    completed,
    refused,
    consultations,
    documents,
    validations: filled<ValidationOutcome>(validationOutcomes, facts.validations),
    requests: filled<RequestEnd>(requestEnds, facts.requests),
    answer: spreadOf(facts.answer),
    copy: spreadOf(facts.copy),
    result: spreadOf(facts.result),
  }
}

function filled<Name extends string>(names: readonly Name[], tally: Tally): Record<Name, number> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(names.map((name) => [name, tally[name] ?? 0])) as Record<Name, number>
}
