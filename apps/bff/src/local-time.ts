// Times of the centre as text. An export writes millions of them, and Intl takes microseconds for each, so offsets are
// computed once.
import { offsetMinutes } from './time.ts'

interface Period {
  /** The first instant of the period, ISO 8601 in UTC. Such texts sort like the instants. */
  from: string
  minutes: number
}

const years = new Map<string, Period[]>()
const hourMs = 3_600_000

/**
 * Local time of the centre with its offset: `2026-11-05T10:00:00+02:00`.
 *
 * @param instant ISO 8601 in UTC with milliseconds, as the database keeps times
 */
export function withOffset(instant: string): string {
  const minutes = offsetAt(instant)
  return localSeconds(instant, minutes) + offsetText(minutes)
}

/**
 * Local time of the centre without its offset: `2026-11-05T10:00:00`. It is ambiguous in the hour that occurs twice.
 */
export function withoutOffset(instant: string): string {
  return localSeconds(instant, offsetAt(instant))
}

function localSeconds(instant: string, minutes: number): string {
  const hour = Number(instant.slice(11, 13)) + minutes / 60
  // Nearly always the day is the same and the offset is whole hours, so only two digits change.
  if (Number.isInteger(hour) && hour >= 0 && hour < 24)
    return `${instant.slice(0, 11)}${hour < 10 ? '0' : ''}${hour}${instant.slice(13, 19)}`
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString().slice(0, 19)
}

function offsetAt(instant: string): number {
  const year = instant.slice(0, 4)
  let periods = years.get(year)
  if (periods === undefined) {
    periods = periodsOf(Number(year))
    years.set(year, periods)
  }
  let found = periods[0] as Period
  for (const period of periods) if (period.from <= instant) found = period
  return found.minutes
}

const texts = new Map<number, string>()

function offsetText(minutes: number): string {
  let text = texts.get(minutes)
  if (text === undefined) {
    const size = Math.abs(minutes)
    text = `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`
    texts.set(minutes, text)
  }
  return text
}

/** The offsets of a UTC year: checked day by day, then the hour of each change within its day. */
function periodsOf(year: number): Period[] {
  const end = Date.UTC(year + 1, 0, 1)
  const periods: Period[] = [
    { from: new Date(Date.UTC(year, 0, 1)).toISOString(), minutes: minutesAt(Date.UTC(year, 0, 1)) },
  ]
  for (let day = Date.UTC(year, 0, 2); day <= end; day += 24 * hourMs) {
    if (minutesAt(day) === periods.at(-1)?.minutes) continue
    let change = day - 24 * hourMs
    while (minutesAt(change) === periods.at(-1)?.minutes) change += hourMs / 4
    if (change < end) periods.push({ from: new Date(change).toISOString(), minutes: minutesAt(change) })
  }
  return periods
}

function minutesAt(instant: number): number {
  return offsetMinutes(new Date(instant))
}
