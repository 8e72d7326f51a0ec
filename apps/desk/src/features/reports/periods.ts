import { writtenDay, type Period, type QuarterQuery } from '@diia-desk/contract'

export function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay()
}

/** Word joiners around the dash keep both ends of a period on one line. */
const dash = '\u2060–\u2060'

/** «16.11.2026» or «09.11–15.11.2026» */
export function periodText({ from, to }: Period): string {
  if (from === to) return writtenDay(from)
  return `${from.slice(0, 4) === to.slice(0, 4) ? writtenDay(from).slice(0, 5) : writtenDay(from)}${dash}${writtenDay(to)}`
}

/** The quarter that contains a day. */
export function quarterOf(day: string): QuarterQuery {
  return { year: Number(day.slice(0, 4)), quarter: Math.ceil(Number(day.slice(5, 7)) / 3) }
}

/** The previous or the next quarter. */
export function shiftQuarter({ year, quarter }: QuarterQuery, by: 1 | -1): QuarterQuery {
  const index = year * 4 + quarter - 1 + by
  return { year: Math.floor(index / 4), quarter: (index % 4) + 1 }
}
