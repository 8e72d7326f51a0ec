// Periods of days; both ends are included.
import { daysIn, shiftDay, type Period } from '@diia-desk/contract'

export type QuickPeriod = 'today' | 'yesterday' | 'week' | 'month' | 'last-month'

/** No appeal is older: the law on administrative services was adopted in 2012. */
export const firstDay = '2012-01-01'

/** A predefined period. Weeks start on Monday; future days are left out. */
export function quickPeriod(name: QuickPeriod, today: string): Period {
  const yesterday = shiftDay(today, -1)
  if (name === 'today') return { from: today, to: today }
  if (name === 'yesterday') return { from: yesterday, to: yesterday }
  if (name === 'week') return { from: shiftDay(today, -((new Date(today).getUTCDay() + 6) % 7)), to: today }
  if (name === 'month') return { from: `${today.slice(0, 7)}-01`, to: today }
  const end = shiftDay(`${today.slice(0, 7)}-01`, -1)
  return { from: `${end.slice(0, 7)}-01`, to: end }
}

export type PeriodFault = 'incomplete' | 'reversed' | 'out-of-bounds' | 'too-long'

/** The period between two days, or what is wrong with them. */
export function readPeriod(
  from: string | null,
  to: string | null,
  today: string,
  longest = Infinity,
): Period | PeriodFault {
  if (from === null || to === null) return 'incomplete'
  if (from < firstDay || to < firstDay || from > today || to > today) return 'out-of-bounds'
  if (from > to) return 'reversed'
  return daysIn({ from, to }) > longest ? 'too-long' : { from, to }
}

/** What is wrong with the days of a search; each may be left out. */
export function readEnds(from: string | null, to: string | null, today: string): PeriodFault | undefined {
  const read = readPeriod(from ?? firstDay, to ?? today, today)
  return typeof read === 'string' ? read : undefined
}

/** The same number of days earlier or later, but never after today. */
export function shiftPeriod(period: Period, direction: -1 | 1, today: string): Period {
  const days = direction * daysIn(period)
  const to = shiftDay(period.to, days)
  const over = to > today ? daysIn({ from: today, to }) - 1 : 0
  return { from: shiftDay(period.from, days - over), to: shiftDay(to, -over) }
}
