import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import { addSeconds } from '../../../time.ts'
import { createPasswordPool } from '../staff/password-pool.ts'
import type { PasswordPool, PasswordSlot } from '../staff/password-pool.ts'
import { createFailureLimit } from '../staff/failure-limit.ts'
import type { FailureLimit } from '../staff/failure-limit.ts'

/** The limits on guessing passwords. */
export interface SignInLimits {
  passwords: PasswordPool
  /** Failures of browsers in which nobody signed in before. */
  signInFailures: FailureLimit
}

/**
 * In a quarter of an hour. Enough for every person of a large centre to mistype in a new browser, too few to guess
 * passwords.
 */
const maxUnknownBrowserFailures = 300

export function createSignInLimits(passwords = createPasswordPool()): SignInLimits {
  return {
    passwords,
    signInFailures: createFailureLimit({ maxInAll: maxUnknownBrowserFailures }),
  }
}

/** Passwords that are being checked now are finished by then. */
const busySeconds = 2

/** @throws {Problem} `sign-in-busy` when the lane has no free slot */
export function acquireSlot(ctx: Pick<Context, 'now'> & SignInLimits, lane: 'known' | 'unknown'): PasswordSlot {
  const slot = ctx.passwords.acquire(lane)
  if (slot === undefined) throw busy(ctx)
  return slot
}

export function busy({ now }: Pick<Context, 'now'>): Problem {
  return new Problem('sign-in-busy', { retryAt: addSeconds(now(), busySeconds) })
}
