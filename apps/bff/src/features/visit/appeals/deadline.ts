// Legal terms of services. A term begins on the day after registration (Civil Code of Ukraine, art. 253); a term of
// months ends on the same date of its last month, or on that month's last day where there is no such date (art. 254,
// part 3); a last day that is not worked moves to the next one that is (art. 254, part 5).
import { shiftDay } from '@diia-desk/contract'
import type { Duration } from '@diia-desk/contract'

/** A longer "term" is a slip in the catalogue; nobody counts days for ten years. */
const mostDays = 3660

/**
 * Last day of a term, or undefined for one that can't be counted. Zero is the day of registration itself.
 *
 * `holidays` are days off beside Saturdays and Sundays. The table they come from is empty at first: under martial law
 * public holidays are worked and days off are not moved (Law 2136-IX, art. 6), so a centre fills it when that ends.
 */
export function lastDayOfTerm(
  { type, value }: Duration,
  registeredOn: string,
  holidays: ReadonlySet<string>,
): string | undefined {
  if (value * (type === 'month' ? 31 : 1) > mostDays) return undefined
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

/** The day itself when it is worked, else the first one after it that is. */
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
