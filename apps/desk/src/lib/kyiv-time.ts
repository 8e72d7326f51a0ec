// Parses days and times as people type them, 16.11.2026 9:58, into those of the contract. Always Kyiv time.
import { clockTime, dayOf } from './format.ts'

/** 2026-11-16 for «16.11.2026»; undefined for text that is not a calendar day. */
export function readDay(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^\s*(\d{1,2})[./](\d{1,2})[./](\d{4})\s*$/.exec(text) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? undefined : iso
}

/**
 * The moment of «16.11.2026 9:58» in Kyiv. Undefined for a time that does not exist, such as the hour that is skipped
 * in March; for the hour that occurs twice in October, the first.
 */
export function readMoment(text: string): string | undefined {
  const [, date = '', hour = '', minute = ''] = /^(.*\d)[\s,]+(\d{1,2})[:.](\d{2})\s*$/.exec(text) ?? []
  const day = readDay(date)
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined
  const clock = Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:00Z`)
  // Kyiv is two or three hours ahead of UTC; the larger offset gives the earlier moment.
  for (const ahead of [3, 2]) {
    const time = clock - ahead * 3_600_000
    if (kyivClockAsUtc(time) === clock) return new Date(time).toISOString()
  }
  return undefined
}

/** «16.11.2026 9:58», which `readMoment` can parse. */
export function writeMoment(time: string): string {
  return `${dayOf(time)} ${clockTime(time)}`
}

/** The local time in Kyiv at a moment, as if it were UTC. */
function kyivClockAsUtc(time: number): number {
  const [day = '', month = '', year = ''] = dayOf(time).split('.')
  return Date.parse(`${year}-${month}-${day}T${clockTime(time).padStart(5, '0')}:00Z`)
}
