import type { Period } from '@diia-desk/contract'
import { shiftDay } from '../../lib/format.ts'

export const quickPeriods = ['yesterday', 'week', 'month', 'last-month'] as const
export type QuickPeriod = (typeof quickPeriods)[number]

/** No appeal of any centre is older: the law on administrative services is of 2012. */
export const firstDay = '2012-01-01'

/** A period that is asked for often; weeks begin on Monday, what has not come yet is left out. */
export function quickPeriod(name: QuickPeriod, today: string): Period {
  const yesterday = shiftDay(today, -1)
  if (name === 'yesterday') return { from: yesterday, to: yesterday }
  if (name === 'week') return { from: shiftDay(today, -((new Date(today).getUTCDay() + 6) % 7)), to: today }
  if (name === 'month') return { from: `${today.slice(0, 7)}-01`, to: today }
  const end = shiftDay(`${today.slice(0, 7)}-01`, -1)
  return { from: `${end.slice(0, 7)}-01`, to: end }
}

export const periodFaults = ['incomplete', 'reversed', 'out-of-bounds'] as const
export type PeriodFault = (typeof periodFaults)[number]

/** The period of two days, or what is wrong with them. */
export function readPeriod(from: string | null, to: string | null, today: string): Period | PeriodFault {
  if (from === null || to === null) return 'incomplete'
  if (from < firstDay || to < firstDay || from > today || to > today) return 'out-of-bounds'
  return from > to ? 'reversed' : { from, to }
}
