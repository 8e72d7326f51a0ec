import { createPasswordPool } from '../staff/password-pool.ts'
import type { PasswordPool } from '../staff/password-pool.ts'
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
