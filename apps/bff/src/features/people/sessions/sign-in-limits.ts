import { createPasswordPool } from '../staff/password-pool.ts'
import type { PasswordPool } from '../staff/password-pool.ts'
import { createFailureLimit } from './failure-limit.ts'
import type { FailureLimit } from './failure-limit.ts'

/** What holds guesses of passwords back. */
export interface SignInLimits {
  passwords: PasswordPool
  /** Of browsers in which nobody signed in before. */
  signInFailures: FailureLimit
}

/** In a quarter of an hour: enough for every person of a large centre to mistype at a new browser, too few to guess with. */
const mostStrangersFailures = 300

export function createSignInLimits(passwords = createPasswordPool()): SignInLimits {
  return {
    passwords,
    signInFailures: createFailureLimit({ mostInAll: mostStrangersFailures }),
  }
}
