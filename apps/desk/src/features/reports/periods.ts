import { writtenDay, type Period } from '@diia-desk/contract'

export function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay()
}

/** Ends of a period stay on one line: word joiners around the dash. */
const dash = '\u2060–\u2060'

/** «16.11.2026» or «09.11–15.11.2026» */
export function periodText({ from, to }: Period): string {
  if (from === to) return writtenDay(from)
  return `${from.slice(0, 4) === to.slice(0, 4) ? writtenDay(from).slice(0, 5) : writtenDay(from)}${dash}${writtenDay(to)}`
}
