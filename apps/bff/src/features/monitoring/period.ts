import type { Period } from '@diia-desk/contract'

/**
 * The days of a call: `start_date` and `end_date` as YYYY-MM-DD, real days, each once, in order. Both are inclusive.
 *
 * @returns the period, or a sentence for whoever called
 */
export function readPeriod(query: Record<string, unknown>): Period | string {
  for (const name of ['start_date', 'end_date']) {
    const value = query[name]
    if (value === undefined || value === '') return `${name} is missing; give both dates as YYYY-MM-DD`
    if (Array.isArray(value)) return `${name} is given more than once`
    if (!isDay(value)) return `${name} is not a date; it must be a real day as YYYY-MM-DD`
  }
  const [from, to] = [query.start_date as string, query.end_date as string]
  return from <= to ? { from, to } : 'start_date is after end_date'
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  // The 30th of February would quietly become the 2nd of March.
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value
}
