import { shiftDay } from '@diia-desk/contract'
import { clockTime, isoDay, shortDay } from '../../lib/format.ts'

export interface Moment {
  day: 'today' | 'yesterday' | 'other'
  /** 16.11 or 16.11.2025 */
  date: string
  /** 4:02 */
  time: string
}

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
