import type { Period } from '@diia-desk/contract'
import { z } from 'zod'

/**
 * Reads the days of a call: `start_date` and `end_date` as YYYY-MM-DD, existing days, each given once, in order. Both
 * are inclusive.
 *
 * @returns the period, or an error message for the caller
 */
export function readPeriod(query: Record<string, unknown>): Period | string {
  for (const name of ['start_date', 'end_date']) {
    const value = query[name]
    if (value === undefined || value === '') return `${name} is missing; give both dates as YYYY-MM-DD`
    if (Array.isArray(value)) return `${name} is given more than once`
    if (!z.iso.date().safeParse(value).success) return `${name} is not a date; it must be a real day as YYYY-MM-DD`
  }
  const [from, to] = [query.start_date as string, query.end_date as string]
  return from <= to ? { from, to } : 'start_date is after end_date'
}
