import type { DayReportQuery } from '@diia-desk/contract'
import { dayOf, shiftDay } from '../../lib/format.ts'

export function lengthOf({ from, to }: DayReportQuery): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
}

export function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay()
}

/** From Monday to today, and from the first to today. */
export function thisWeek(today: string): DayReportQuery {
  return { from: shiftDay(today, -((weekdayOf(today) + 6) % 7)), to: today }
}

export function thisMonth(today: string): DayReportQuery {
  return { from: `${today.slice(0, 8)}01`, to: today }
}

/** As many days earlier or later, and never beyond today. */
export function neighbour(period: DayReportQuery, direction: -1 | 1, today: string): DayReportQuery {
  const days = direction * lengthOf(period)
  const to = shiftDay(period.to, days)
  const over = to > today ? lengthOf({ from: today, to }) - 1 : 0
  return { from: shiftDay(period.from, days - over), to: shiftDay(to, -over) }
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
