// Times and dates as Ukrainian offices write them, in both languages: 9:58, 10:42:17, 16.11.2026. Always Kyiv time,
// which is what staff and visitors use.
const zone = 'Europe/Kyiv'

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

function read(time: string | number): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(new Date(time)).map(({ type, value }) => [type, value]))
}

/** 9:58 */
export function clockTime(time: string | number): string {
  const { hour = '', minute = '' } = read(time)
  return `${Number(hour)}:${minute}`
}

/** 10:42:17 */
export function clockSeconds(time: string | number): string {
  return `${clockTime(time)}:${read(time)['second'] ?? ''}`
}

/** 16.11.2026 */
export function dayOf(time: string | number): string {
  const { day = '', month = '', year = '' } = read(time)
  return `${day}.${month}.${year}`
}

/** 16.11.2026; undefined for today. */
export function dayUnlessToday(time: string | number, now: number): string | undefined {
  const day = dayOf(time)
  return day === dayOf(now) ? undefined : day
}

/** 16.11 in the current year, otherwise 16.11.2025. */
export function shortDay(time: string | number, now: number): string {
  const day = dayOf(time)
  return day.slice(6) === dayOf(now).slice(6) ? day.slice(0, 5) : day
}

/** 2026-11-16: the day in Kyiv, as the contract writes days. */
export function isoDay(time: string | number): string {
  const { day = '', month = '', year = '' } = read(time)
  return `${year}-${month}-${day}`
}

/** 1:47 out of 107 seconds. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** 16.11.2026, 9:58 */
export function dayAndTime(time: string | number): string {
  return `${dayOf(time)}, ${clockTime(time)}`
}
