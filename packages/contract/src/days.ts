// Calendar days of the centre, in Europe/Kyiv, as YYYY-MM-DD, so that they sort as text.
import { z } from 'zod'

export const periodSchema = z.strictObject({
  /** Days in Europe/Kyiv, both inclusive. */
  from: z.iso.date(),
  to: z.iso.date(),
})
export type Period = z.infer<typeof periodSchema>

/** The day a number of days later, or earlier for a negative one. */
export function shiftDay(day: string, by: number): string {
  const other = new Date(`${day}T12:00:00Z`)
  other.setUTCDate(other.getUTCDate() + by)
  return other.toISOString().slice(0, 10)
}

/** The number of days in a period; zero or negative if its ends are in the wrong order. */
export function daysIn({ from, to }: Period): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
}

/** «16.11.2026» of 2026-11-16. */
export function writtenDay(day: string): string {
  return day.split('-').toReversed().join('.')
}
