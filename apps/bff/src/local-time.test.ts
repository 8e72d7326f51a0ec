import { expect, it } from 'vitest'
import { withOffset, withoutOffset } from './local-time.ts'

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Kyiv',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const offset = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Kyiv', timeZoneName: 'longOffset' })

function byIntl(instant: Date): string {
  const zone = (offset.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '').slice(3)
  return parts.format(instant).replace(' ', 'T') + (zone === '' ? '+00:00' : zone)
}

it('agrees with Intl in every hour around clock changes and new years, 1990 to 2060', () => {
  const differing: string[] = []
  for (let year = 1990; year <= 2060; year++) {
    for (const [month, from, to] of [
      [0, 1, 2],
      [2, 24, 32],
      [5, 29, 33],
      [8, 20, 32],
      [9, 1, 4],
      [9, 24, 32],
      [11, 31, 32],
    ] as const) {
      for (let instant = Date.UTC(year, month, from); instant < Date.UTC(year, month, to); instant += 1_800_000) {
        const text = new Date(instant + 59_000).toISOString()
        if (withOffset(text) !== byIntl(new Date(text))) differing.push(text)
      }
    }
  }
  expect(differing).toEqual([])
})

it('is right in the seconds around midnight and around both clock changes of 2026', () => {
  expect(withOffset('2026-11-05T21:59:59.999Z')).toBe('2026-11-05T23:59:59+02:00')
  expect(withOffset('2026-11-05T22:00:00.000Z')).toBe('2026-11-06T00:00:00+02:00')
  expect(withOffset('2026-03-29T00:59:59.999Z')).toBe('2026-03-29T02:59:59+02:00')
  expect(withOffset('2026-03-29T01:00:00.000Z')).toBe('2026-03-29T04:00:00+03:00')
  expect(withOffset('2026-10-25T00:59:59.999Z')).toBe('2026-10-25T03:59:59+03:00')
  expect(withOffset('2026-10-25T01:00:00.000Z')).toBe('2026-10-25T03:00:00+02:00')
  expect(withOffset('2026-12-31T23:30:00.000Z')).toBe('2027-01-01T01:30:00+02:00')
  expect(withoutOffset('2026-02-28T22:00:00.000Z')).toBe('2026-03-01T00:00:00')
})
