import { passwordChangeSchema } from '@diia-desk/contract'
import type { FieldErrorCode } from '@diia-desk/contract'
import type { Request, Response } from 'express'
import type { Context } from '../../../context.ts'
import { parseInput } from '../../../http/parse.ts'
import { Problem } from '../../../problem.ts'
import { staffOf } from '../sessions/guards.ts'
import { browserToken, giveKnownCookie, rememberBrowser } from '../sessions/known-browsers.ts'
import { acquireSlot } from '../sessions/sign-in-limits.ts'
import type { SignInLimits } from '../sessions/sign-in-limits.ts'
import { faultOfPassword } from '../staff/password-rules.ts'
import { requirePassword } from './require-password.ts'
import type { PasswordChecks } from './require-password.ts'

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
  const { staff, tokenHash } = staffOf(res)
  const old = await requirePassword(ctx, res, current, 'current')
  if (next === current) throw refused('next', 'unchanged')
  const fault = await faultOfPassword(next, staff)
  if (fault !== undefined) throw refused('next', fault)
  const hash = await hashInPool(ctx, next)
  const browser = browserToken(ctx, req)
  await ctx.commits.run(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('staff')
      .set({ password_hash: hash, password_changed_at: ctx.now().toISOString() })
      .where('id', '=', staff.id)
      // If an administrator has set another one meanwhile, theirs stays.
      .where('password_hash', '=', old)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw refused('current', 'wrong-password')
    await trx.deleteFrom('sessions').where('staff_id', '=', staff.id).where('token_hash', '!=', tokenHash).execute()
    await rememberBrowser(ctx, trx, browser, { id: staff.id, password_hash: hash })
  })
  giveKnownCookie(res, browser)
  res.status(204).end()
}

async function hashInPool(ctx: Context & SignInLimits, password: string): Promise<string> {
  const slot = acquireSlot(ctx, 'known')
  try {
    return await slot.hash(password)
  } finally {
    slot.end()
  }
}

function refused(field: 'current' | 'next', code: FieldErrorCode): Problem {
  return new Problem('invalid-input', { errors: [{ field, code }] })
}
