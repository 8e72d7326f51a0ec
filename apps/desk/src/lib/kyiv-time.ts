// Days and times as people in an office write them, 16.11.2026 9:58, led back to the contract's. Kyiv time always.
import { clockTime, dayOf } from './format.ts'

/** 2026-11-16 of «16.11.2026»; undefined for what is no day of the calendar. */
export function readDay(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^\s*(\d{1,2})[./](\d{1,2})[./](\d{4})\s*$/.exec(text) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? undefined : iso
}

/**
 * The moment of «16.11.2026 9:58» in Kyiv. Undefined for what is no time there, such as the hour that is left out in
 * March; of the hour that comes twice in October, the first.
 */
export function readMoment(text: string): string | undefined {
  const [, date = '', hour = '', minute = ''] = /^(.*\d)[\s,]+(\d{1,2})[:.](\d{2})\s*$/.exec(text) ?? []
  const day = readDay(date)
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined
  const wall = Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:00Z`)
  // Kyiv is two or three hours ahead; the larger distance gives the earlier moment.
  for (const ahead of [3, 2]) {
    const time = wall - ahead * 3_600_000
    if (wallOf(time) === wall) return new Date(time).toISOString()
  }
  return undefined
}

/** «16.11.2026 9:58»: what `readMoment` reads. */
export function writeMoment(time: string): string {
  return `${dayOf(time)} ${clockTime(time)}`
}

/** What the clock on the wall in Kyiv shows at a moment, as if it were UTC. */
function wallOf(time: number): number {
  const [day = '', month = '', year = ''] = dayOf(time).split('.')
  return Date.parse(`${year}-${month}-${day}T${clockTime(time).padStart(5, '0')}:00Z`)
}
