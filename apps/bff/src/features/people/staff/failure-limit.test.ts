import { expect, it } from 'vitest'
import { createFailureLimit } from './failure-limit.ts'

const start = new Date('2026-11-30T08:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const takeAll = (limit: ReturnType<typeof createFailureLimit>, addresses: string[], at = start) =>
  addresses.filter((address) => limit.countAttempt(address, at) === undefined).length
const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index))

it('allows a number of failures for each address, and tells when the next attempt is allowed', () => {
  const limit = createFailureLimit({ maxFailures: 3 })
  expect(
    takeAll(
      limit,
      times(10, () => '203.0.113.5'),
    ),
  ).toBe(3)
  expect(limit.countAttempt('203.0.113.5', later(14))).toEqual(later(15))
  expect(limit.countAttempt('203.0.113.6', start)).toBeUndefined()
  expect(
    takeAll(
      limit,
      times(10, () => '203.0.113.5'),
      later(15),
    ),
  ).toBe(3)
})

it('does not count attempts that turned out right', () => {
  const limit = createFailureLimit({ maxFailures: 3 })
  for (let count = 0; count < 20; count++) {
    expect(limit.countAttempt('203.0.113.5', start)).toBeUndefined()
    limit.undoAttempt('203.0.113.5')
  }
  limit.undoAttempt('203.0.113.5')
  expect(
    takeAll(
      limit,
      times(10, () => '203.0.113.5'),
    ),
  ).toBe(3)
})

it('has one limit for a caller who has many addresses', () => {
  const limit = createFailureLimit({ maxFailures: 3, maxInAll: 10 })
  expect(
    takeAll(
      limit,
      times(200, (index) => `203.0.113.${index}`),
    ),
  ).toBe(10)
  expect(
    takeAll(
      limit,
      times(200, (index) => `203.0.113.${index}`),
      later(15),
    ),
  ).toBe(10)
})

it('counts the network of an IPv6 address as one', () => {
  const limit = createFailureLimit({ maxFailures: 3 })
  expect(
    takeAll(
      limit,
      times(20, (index) => `2001:db8:0:7::${index.toString(16)}`),
    ),
  ).toBe(3)
  expect(takeAll(limit, ['2001:db8::7:0:0:0:1', '2001:0DB8:0000:0007:1:2:3:4'])).toBe(0)
  expect(takeAll(limit, ['2001:db8:0:8::1', '::1', 'fe80::1%eth0'])).toBe(3)
})

it('forgets the oldest address when there are more than it can remember', () => {
  const limit = createFailureLimit({ maxFailures: 1 })
  expect(
    takeAll(
      limit,
      times(10_050, (index) => `10.0.${index >> 8}.${index & 255}`),
    ),
  ).toBe(10_050)
  // The first has been forgotten, the last has not.
  expect(takeAll(limit, ['10.0.39.65', '10.0.0.0'])).toBe(1)
})

it('forgets times in the future, written before a clock was set back', () => {
  const limit = createFailureLimit({ maxFailures: 3 })
  expect(
    takeAll(
      limit,
      times(10, () => '203.0.113.5'),
      later(180),
    ),
  ).toBe(3)
  expect(
    takeAll(
      limit,
      times(10, () => '203.0.113.5'),
    ),
  ).toBe(3)
})
