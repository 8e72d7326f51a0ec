// Failures counted by address. At sign-in: a login that rests stops guessing at one person, this stops trying many
// logins. A centre's staff may share one address, so the limit is generous and only failures count.

const windowMs = 15 * 60_000

export interface FailureLimit {
  /** When the address may try again; undefined when it may now. */
  blockedUntil(address: string, now: Date): Date | undefined
  count(address: string, now: Date): void
  /** Takes one back, where an attempt was counted before it turned out right. */
  forgive(address: string): void
}

export function createFailureLimit({ mostFailures = 50 } = {}): FailureLimit {
  const failures = new Map<string, { count: number; since: number }>()

  return {
    blockedUntil(address, now) {
      const entry = failures.get(address)
      if (entry === undefined || entry.count < mostFailures) return undefined
      const until = entry.since + windowMs
      return until > now.getTime() ? new Date(until) : undefined
    },
    count(address, now) {
      for (const [known, { since }] of failures) if (since + windowMs <= now.getTime()) failures.delete(known)
      const entry = failures.get(address) ?? { count: 0, since: now.getTime() }
      entry.count++
      failures.set(address, entry)
    },
    forgive(address) {
      const entry = failures.get(address)
      if (entry !== undefined) entry.count--
    },
  }
}
