import { shiftDay } from '@diia-desk/contract'
import type { Moment } from '@diia-desk/locales/uk/monitoring'
import { clockTime, isoDay, shortDay } from '../../lib/format.ts'

/** A time in a log: today, yesterday, or a date. */
export function logMoment(time: string, now: number): Moment {
  const day = isoDay(time)
  const today = isoDay(now)
  return {
    day: day === today ? 'today' : day === shiftDay(today, -1) ? 'yesterday' : 'other',
    date: shortDay(time, now),
    time: clockTime(time),
  }
}

/** A day of the contract in the usual written form; a text that is no day is returned unchanged. */
export function dayText(day: string, now: number): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? shortDay(`${day}T12:00:00Z`, now) : day
}
