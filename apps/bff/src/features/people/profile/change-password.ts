import { passwordChangeSchema } from '@diia-desk/contract'
import type { Request, Response } from 'express'
import type { Context } from '../../../context.ts'
import { parseInput } from '../../../http/parse.ts'
import { Problem } from '../../../problem.ts'
import type { FieldErrorCode } from '@diia-desk/contract'
import { addSeconds } from '../../../time.ts'
import { staffOf } from '../sessions/guards.ts'
import { browserToken, giveKnownCookie, rememberBrowser } from '../sessions/known-browsers.ts'
import type { FailureLimit } from '../sessions/failure-limit.ts'
import type { SignInLimits } from '../sessions/sign-in-limits.ts'
import { faultOfPassword } from '../staff/password-rules.ts'

export interface PasswordChecks {
  /** Wrong present passwords, by person: somebody at an open desk must not guess. */
  passwordFailures: FailureLimit
}

/**
 * PUT /api/profile/password. The present password is asked for again. All other sessions of the person end, and other
 * browsers in which they signed in become unknown.
 */
export async function changePassword(
  ctx: Context & SignInLimits & PasswordChecks,
  req: Request,
  res: Response,
): Promise<void> {
  const { current, next } = parseInput(passwordChangeSchema, req.body)
  const signedIn = staffOf(res)
  const { staff, tokenHash } = signedIn
  const now = ctx.now()
  const blockedUntil = ctx.passwordFailures.countAttempt(staff.id, now)
  if (blockedUntil !== undefined) throw new Problem('too-many-requests', { retryAt: blockedUntil })
  const slot = ctx.passwords.acquire('known')
  if (slot === undefined) {
    ctx.passwordFailures.undoAttempt(staff.id)
    throw new Problem('sign-in-busy', { retryAt: addSeconds(now, 2) })
  }
  try {
    const { password_hash: old } = await ctx.db
      .selectFrom('staff')
      .select('password_hash')
      .where('id', '=', staff.id)
      .executeTakeFirstOrThrow()
    if (!(await slot.verify(current, old))) throw refused('current', 'wrong-password')
    ctx.passwordFailures.undoAttempt(staff.id)
    if (next === current) throw refused('next', 'unchanged')
    const fault = await faultOfPassword(next, staff)
    if (fault !== undefined) throw refused('next', fault)
    const hash = await slot.hash(next)
    const browser = browserToken(ctx, req)
    await ctx.commits.run(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('staff')
        .set({ password_hash: hash, password_changed_at: now.toISOString() })
        .where('id', '=', staff.id)
        // An administrator has set another one meanwhile: theirs stays.
        .where('password_hash', '=', old)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw refused('current', 'wrong-password')
      await trx.deleteFrom('sessions').where('staff_id', '=', staff.id).where('token_hash', '!=', tokenHash).execute()
      await rememberBrowser(ctx, trx, browser, { id: staff.id, password_hash: hash })
    })
    giveKnownCookie(res, browser)
    res.status(204).end()
  } finally {
    slot.end()
  }
}

function refused(field: 'current' | 'next', code: FieldErrorCode): Problem {
  return new Problem('invalid-input', { errors: [{ field, code }] })
}
