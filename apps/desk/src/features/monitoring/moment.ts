import { shiftDay } from '@diia-desk/contract'
import type { Moment } from '@diia-desk/locales/uk/monitoring'
import { clockTime, isoDay, shortDay } from '../../lib/format.ts'

/** A time as a log tells it: today, yesterday, or by its date. */
export function logMoment(time: string, now: number): Moment {
  const day = isoDay(time)
  const today = isoDay(now)
  return {
    day: day === today ? 'today' : day === shiftDay(today, -1) ? 'yesterday' : 'other',
    date: shortDay(time, now),
    time: clockTime(time),
  }
}

/** A day of the contract as people write it; what is no day stays as it came in. */
export function dayText(day: string, now: number): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? shortDay(`${day}T12:00:00Z`, now) : day
}
