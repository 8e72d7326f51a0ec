import type { Response } from 'express'
import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import type { FailureLimit } from '../staff/failure-limit.ts'
import { staffOf } from '../sessions/guards.ts'
import { acquireSlot } from '../sessions/sign-in-limits.ts'
import type { SignInLimits } from '../sessions/sign-in-limits.ts'

export interface PasswordChecks {
  /** Wrong present passwords, by person: somebody at an open desk must not guess. */
  passwordFailures: FailureLimit
}

/**
 * Asks for the password of the person who is signed in again, before something grave.
 *
 * @param field that had it, named when it is wrong
 * @returns the hash that it matched
 */
export async function requirePassword(
  ctx: Context & SignInLimits & PasswordChecks,
  res: Response,
  password: string,
  field: string,
): Promise<string> {
  const { staff } = staffOf(res)
  // Before the attempt is counted: one that finds no slot was none.
  const slot = acquireSlot(ctx, 'known')
  try {
    const blockedUntil = ctx.passwordFailures.countAttempt(staff.id, ctx.now())
    if (blockedUntil !== undefined) throw new Problem('too-many-requests', { retryAt: blockedUntil })
    const { password_hash: hash } = await ctx.db
      .selectFrom('staff')
      .select('password_hash')
      .where('id', '=', staff.id)
      .executeTakeFirstOrThrow()
    if (!(await slot.verify(password, hash)))
      throw new Problem('invalid-input', { errors: [{ field, code: 'wrong-password' }] })
    ctx.passwordFailures.undoAttempt(staff.id)
    return hash
  } finally {
    slot.end()
  }
}
