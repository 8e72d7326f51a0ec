import { signInSchema } from '@diia-desk/contract'
import type { Request, Response } from 'express'
import type { Context } from '../../context.ts'
import { callOf } from '../../http/call.ts'
import { parseInput } from '../../http/parse.ts'
import { Problem } from '../../problem.ts'
import { addSeconds } from '../../time.ts'
import { spendPasswordTime, verifyPassword } from '../staff/passwords.ts'
import { normaliseLogin } from '../staff/staff.ts'
import { requireWindow } from '../staff/staff-windows.ts'
import { sessionCookie, sessionCookieOptions, startSession, toSession } from './sessions.ts'

/** POST /api/session. After a number of failures a login rests for a while, whether it exists or not. */
export async function signIn(ctx: Context, req: Request, res: Response): Promise<void> {
  const input = parseInput(signInSchema, req.body)
  if (!ctx.config.centre.windows.includes(input.window)) throw new Problem('invalid-input', { errors: [{ field: 'window', code: 'not-allowed' }] })
  const address = req.ip ?? ''
  const blockedUntil = ctx.signInFailures.blockedUntil(address, ctx.now())
  if (blockedUntil !== undefined) throw new Problem('too-many-requests', { retryAt: blockedUntil })
  const login = normaliseLogin(input.login)
  const loginHash = ctx.keys.hash('login', login)
  // Counted before the password is looked at, so that a burst of parallel guesses meets the limit too.
  const attemptsLeft = await countAttempt(ctx, loginHash)

  const person = await ctx.db.selectFrom('staff').select(['id', 'login', 'name', 'role', 'password_hash']).where('login', '=', login).where('active', '=', 1).executeTakeFirst()
  if (person === undefined) await spendPasswordTime(input.password)
  if (person === undefined || !(await verifyPassword(input.password, person.password_hash))) {
    ctx.signInFailures.count(address, ctx.now())
    ctx.log.warn({ callId: callOf(res).id }, 'sign-in refused')
    if (attemptsLeft === 0) throw lockedOut(addSeconds(ctx.now(), ctx.config.sessions.lockMinutes * 60))
    throw new Problem('wrong-credentials', { attemptsLeft })
  }

  await ctx.db.deleteFrom('sign_in_attempts').where('login_hash', '=', loginHash).execute()
  await requireWindow(ctx, person, input.window)
  const { token, signedIn } = await startSession(ctx, person, input.window)
  callOf(res).signedIn = signedIn
  res.cookie(sessionCookie, token, { ...sessionCookieOptions, maxAge: ctx.config.sessions.absoluteHours * 3_600_000 })
  res.status(201).json(await toSession(ctx, signedIn))
}

/**
 * Counts one attempt and returns how many are left after it.
 *
 * @throws {Problem} `locked-out` while the login rests
 */
async function countAttempt(ctx: Context, loginHash: string): Promise<number> {
  const { lockAfter, lockMinutes } = ctx.config.sessions
  const now = ctx.now()
  const { failures, lockedUntil } = await ctx.commits.run(async (trx) => {
    const row = await trx.selectFrom('sign_in_attempts').selectAll().where('login_hash', '=', loginHash).executeTakeFirst()
    if (row?.locked_until != null && row.locked_until > now.toISOString()) return { failures: row.failures, lockedUntil: row.locked_until }
    // Failures are forgotten after the same quiet time that a lock lasts.
    const recent = row !== undefined && row.locked_until === null && row.last_failed_at > addSeconds(now, -lockMinutes * 60).toISOString()
    const count = recent ? row.failures + 1 : 1
    const lock = count >= lockAfter ? addSeconds(now, lockMinutes * 60).toISOString() : null
    const values = { failures: count, last_failed_at: now.toISOString(), locked_until: lock }
    await trx.insertInto('sign_in_attempts').values({ login_hash: loginHash, ...values }).onConflict((conflict) => conflict.column('login_hash').doUpdateSet(values)).execute()
    return { failures: count, lockedUntil: null }
  })
  if (lockedUntil !== null) throw lockedOut(new Date(lockedUntil))
  return Math.max(0, lockAfter - failures)
}

function lockedOut(until: Date): Problem {
  return new Problem('locked-out', { retryAt: until })
}
