// Legal terms of services. A term begins on the day after registration (Civil Code of Ukraine, art. 253). A term of
// months ends on the same date of its last month, or on the last day of that month if there is no such date (art. 254,
// part 3). If the last day is a day off, it moves to the next working day (art. 254, part 5).
import { shiftDay } from '@diia-desk/contract'
import type { Duration } from '@diia-desk/contract'

/** A longer term is a mistake in the catalogue. */
const maxDays = 3660

/**
 * Last day of a term, or undefined when it cannot be counted. Zero is the day of registration itself.
 *
 * `holidays` are days off besides Saturdays and Sundays. Their table is empty at first: under martial law public
 * holidays are working days, and days off are not moved (Law 2136-IX, art. 6). A centre fills it when that ends.
 */
export function lastDayOfTerm(
  { type, value }: Duration,
  registeredOn: string,
  holidays: ReadonlySet<string>,
): string | undefined {
  if (value * (type === 'month' ? 31 : 1) > maxDays) return undefined
  if (value === 0) return registeredOn
  if (type === 'working-days') {
    let day = registeredOn
    for (let left = value; left > 0; left--) day = workingDayFrom(shiftDay(day, 1), holidays)
    return day
  }
  return workingDayFrom(type === 'month' ? plusMonths(registeredOn, value) : shiftDay(registeredOn, value), holidays)
}

export function isWorkingDay(day: string, holidays: ReadonlySet<string>): boolean {
  const weekday = noonOf(day).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.has(day)
}

/** The day itself if it is a working day, otherwise the next working day. */
function workingDayFrom(day: string, holidays: ReadonlySet<string>): string {
  let found = day
  while (!isWorkingDay(found, holidays)) found = shiftDay(found, 1)
  return found
}

function plusMonths(day: string, months: number): string {
  const date = noonOf(day)
  const wanted = date.getUTCDate()
  date.setUTCMonth(date.getUTCMonth() + months, 1)
  const daysInMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(wanted, daysInMonth))
  return date.toISOString().slice(0, 10)
}

/** Calendar days are counted in UTC, where each has 24 hours. */
function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}
