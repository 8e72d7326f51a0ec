import type { DayReportQuery } from '@diia-desk/contract'
import { dayOf } from '../../lib/format.ts'

export function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay()
}

export function dateOf(day: string): string {
  return dayOf(`${day}T12:00:00Z`)
}

/** Ends of a period stay on one line: word joiners around the dash. */
const dash = '\u2060–\u2060'

/** «16.11.2026» or «09.11–15.11.2026» */
export function periodText({ from, to }: DayReportQuery): string {
  if (from === to) return dateOf(from)
  return `${from.slice(0, 4) === to.slice(0, 4) ? dateOf(from).slice(0, 5) : dateOf(from)}${dash}${dateOf(to)}`
}
