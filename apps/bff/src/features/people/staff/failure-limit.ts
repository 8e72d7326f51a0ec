// Failures counted by address. At sign-in, locking a login stops guessing at one person, and this limit stops trying
// many logins. A centre's staff may share one address, so the limit is high and only failures count.
import { isIPv6 } from 'node:net'

const windowMs = 15 * 60_000
/**
 * How many addresses are remembered. Beyond that the oldest is forgotten, because a map that an attacker fills must
 * have a limit.
 */
const maxAddresses = 10_000
const everyone = 'everyone'

export interface FailureLimit {
  /**
   * Counts an attempt before anything in it is checked, so that a burst of parallel attempts meets the limit too.
   *
   * @returns undefined when the attempt is allowed; otherwise the time at which the address may try again
   */
  countAttempt(address: string, now: Date): Date | undefined
  /** When an address may try again, without counting; undefined when it may now. */
  blockedUntil(address: string, now: Date): Date | undefined
  /** Removes one attempt from the count when it turned out right or was never checked. */
  undoAttempt(address: string): void
}

/** @param maxInAll limits the failures of all addresses together, for a caller who has many addresses */
export function createFailureLimit({ maxFailures = 50, maxInAll = Number.POSITIVE_INFINITY } = {}): FailureLimit {
  // In the order of their first failure: an entry that starts again is inserted again.
  const failures = new Map<string, { count: number; since: number }>()
  const limits = (address: string): [string, number][] => [
    [networkOf(address), maxFailures],
    [everyone, maxInAll],
  ]

  function forgetOld(now: number): void {
    for (const [key, { since }] of failures) {
      if (since <= now && since + windowMs > now && failures.size <= maxAddresses) return
      if (key !== everyone || since > now || since + windowMs <= now) failures.delete(key)
    }
  }

  function blockedUntil(address: string, now: Date): Date | undefined {
    forgetOld(now.getTime())
    for (const [key, most] of limits(address)) {
      const entry = failures.get(key)
      if (entry !== undefined && entry.count >= most) return new Date(entry.since + windowMs)
    }
    return undefined
  }

  return {
    blockedUntil,
    countAttempt(address, now) {
      const until = blockedUntil(address, now)
      if (until !== undefined) return until
      for (const [key] of limits(address)) {
        const entry = failures.get(key)
        if (entry === undefined) failures.set(key, { count: 1, since: now.getTime() })
        else entry.count++
      }
      return undefined
    },
    undoAttempt(address) {
      for (const [key] of limits(address)) {
        const entry = failures.get(key)
        if (entry !== undefined && entry.count > 0) entry.count--
      }
    },
  }
}

/** A network of IPv6 has 2⁶⁴ addresses and usually one owner, so they count as one. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('%', 1)[0]?.split('::', 2) ?? []
  const groups = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const whole =
    tail === undefined
      ? groups
      : [...groups, ...Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0'), ...after]
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
