import { shiftDay } from '@diia-desk/contract'

/** Days of the centre are days in Kyiv, whatever the machine's own time zone. */
const centreTimeZone = 'Europe/Kyiv'

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: centreTimeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})
const offset = new Intl.DateTimeFormat('en-US', { timeZone: centreTimeZone, timeZoneName: 'longOffset' })

/** No appeal is older than the state. An earlier time is a typing mistake, such as 1019 for 2019. ISO 8601 in UTC. */
export const earliestTime = '1991-08-24T00:00:00.000Z'

/** The centre's calendar day of an instant as YYYY-MM-DD. */
export function dayOf(instant: Date): string {
  return parts.format(instant)
}

/** The first instant of a calendar day (YYYY-MM-DD) in the centre, also on days when clocks change. */
export function startOfDay(day: string): Date {
  const utcMidnight = new Date(`${day}T00:00:00Z`)
  // Clocks in Kyiv change at 3:00 or 4:00, so the offset at the local midnight equals the offset at the UTC midnight of
  // the same date.
  const guess = new Date(utcMidnight.getTime() - offsetMinutes(utcMidnight) * 60_000)
  return new Date(utcMidnight.getTime() - offsetMinutes(guess) * 60_000)
}

/** First instant after a calendar day. */
export function endOfDay(day: string): Date {
  return startOfDay(nextDay(day))
}

export function nextDay(day: string): string {
  return shiftDay(day, 1)
}

export function addSeconds(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1000)
}

/** Minutes that the centre's clocks are ahead of UTC at an instant. This takes microseconds. */
export function offsetMinutes(instant: Date): number {
  const name = offset.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name)
  if (match === null) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]))
}
