import { secondStepSchema, signInSchema } from '@diia-desk/contract'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../../../context.ts'
import { acquireSlot, busy } from './sign-in-limits.ts'
import type { SignInLimits } from './sign-in-limits.ts'
import { callOf } from '../../../http/call.ts'
import { clientAddress } from '../../../http/client-address.ts'
import { parseInput } from '../../../http/parse.ts'
import { Problem } from '../../../problem.ts'
import { addSeconds } from '../../../time.ts'
import { hasSecondFactor, letIn } from '../second-factor/second-factors.ts'
import type { SecondFactorLimits } from '../second-factor/second-factors.ts'
import type { PasswordSlot } from '../staff/password-pool.ts'
import { normaliseLogin } from '../staff/staff.ts'
import { requireWindow } from '../staff/staff-windows.ts'
import { makeChallenge, openChallenge } from './challenge.ts'
import { countKnownBrowserAttempt, countUnknownBrowserAttempt } from './count-attempt.ts'
import { noteSignedIn } from './guards.ts'
import { browserToken, findKnownBrowser, giveKnownCookie, hasKnownCookie, rememberBrowser } from './known-browsers.ts'
import type { KnownBrowser } from './known-browsers.ts'
import { sessionCookie, sessionCookieOptions, startSession, toSession } from './sessions.ts'

/**
 * POST /api/session. Every limit counts an attempt before its password is checked, and does not count it when it was
 * right: the address, all unknown browsers together, the slots of the password pool, the login. A known browser skips
 * the limits of unknown browsers and has its own limit.
 */
export async function signIn(ctx: Context & SignInLimits, req: Request, res: Response): Promise<void> {
  const input = parseInput(signInSchema, req.body)
  if (!ctx.config.centre.windows.includes(input.window))
    throw new Problem('invalid-input', { errors: [{ field: 'window', code: 'not-allowed' }] })
  const login = normaliseLogin(input.login)
  const attempt = { login, loginHash: ctx.keys.hash('login', login), password: input.password }
  const person =
    (hasKnownCookie(ctx, req) ? await knownBrowserAttempt(ctx, req, res, attempt) : undefined) ??
    (await unknownBrowserAttempt(ctx, req, res, attempt))

  // A sign-in from a known browser must not reset the failures of unknown ones: otherwise a person at their own window
  // would give attackers more guesses each time.
  if (!person.known)
    await ctx.commits.run((trx) =>
      trx.deleteFrom('sign_in_attempts').where('login_hash', '=', attempt.loginHash).execute(),
    )
  await requireWindow(ctx, person, input.window)
  if (await hasSecondFactor(ctx, person.id))
    throw new Problem('second-factor-required', {
      challenge: makeChallenge(ctx, { staffId: person.id, window: input.window, passwordHash: person.password_hash }),
    })
  await enter(ctx, req, res, person, input.window)
}

/** POST /api/session/second-step: the code of the second factor, after login and password were right. */
export async function takeSecondStep(ctx: Context & SecondFactorLimits, req: Request, res: Response): Promise<void> {
  const { challenge, code } = parseInput(secondStepSchema, req.body)
  const opened = openChallenge(ctx, challenge)
  const person = opened && (await findPerson(ctx, opened.staffId, 'id'))
  if (opened === undefined || person === undefined || person.password_hash !== opened.passwordHash)
    throw new Problem('challenge-over')
  await requireWindow(ctx, person, opened.window)
  await letIn(ctx, person.id, code)
  await enter(ctx, req, res, person, opened.window)
}

/** Begins the session of a person who has shown all that was asked for. */
async function enter(ctx: Context, req: Request, res: Response, person: Person, window: string): Promise<void> {
  const browser = browserToken(ctx, req)
  await ctx.commits.run((trx) => rememberBrowser(ctx, trx, browser, person))
  const { token, signedIn } = await startSession(ctx, person, window)
  noteSignedIn(res, signedIn)
  res.cookie(sessionCookie, token, { ...sessionCookieOptions, maxAge: ctx.config.sessions.absoluteHours * 3_600_000 })
  giveKnownCookie(res, browser)
  res.status(201).json(await toSession(ctx, signedIn))
}

/**
 * Refuses calls of unknown browsers that could only fail, before anything in the call is read. During an attack such a
 * call then costs less than a static file.
 */
export function refuseOverload(ctx: Context & SignInLimits): RequestHandler {
  return (req, _res, next) => {
    // Mounted at the address of sessions. The addresses below it are called by people who are signed in.
    if (req.method !== 'POST' || req.path !== '/' || hasKnownCookie(ctx, req)) return next()
    const blockedUntil = ctx.signInFailures.blockedUntil(clientAddress(req), ctx.now())
    if (blockedUntil !== undefined) throw new Problem('too-many-requests', { retryAt: blockedUntil })
    if (!ctx.passwords.hasFreeSlot('unknown')) throw busy(ctx)
    next()
  }
}

interface Attempt {
  login: string
  loginHash: string
  password: string
}

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/** @returns undefined when this person never signed in with this browser */
async function knownBrowserAttempt(
  ctx: Context & SignInLimits,
  req: Request,
  res: Response,
  attempt: Attempt,
): Promise<(Person & { known: true }) | undefined> {
  const person = await findPerson(ctx, attempt.login)
  const browser: KnownBrowser | undefined = await findKnownBrowser(ctx, req, person)
  if (person === undefined || browser === undefined) return undefined
  const slot = acquireSlot(ctx, 'known')
  try {
    const left = await countKnownBrowserAttempt(ctx, browser)
    await check(ctx, res, slot, attempt.password, person, left)
    return { ...person, known: true }
  } finally {
    slot.end()
  }
}

async function unknownBrowserAttempt(
  ctx: Context & SignInLimits,
  req: Request,
  res: Response,
  attempt: Attempt,
): Promise<Person & { known: false }> {
  const address = clientAddress(req)
  const blockedUntil = ctx.signInFailures.countAttempt(address, ctx.now())
  if (blockedUntil !== undefined) throw new Problem('too-many-requests', { retryAt: blockedUntil })
  let slot: PasswordSlot
  try {
    slot = acquireSlot(ctx, 'unknown')
  } catch (error) {
    ctx.signInFailures.undoAttempt(address)
    throw error
  }
  try {
    const left = await countUnknownBrowserAttempt(ctx, attempt.loginHash)
    const person = await findPerson(ctx, attempt.login)
    await check(ctx, res, slot, attempt.password, person, left)
    ctx.signInFailures.undoAttempt(address)
    return { ...(person as Person), known: false }
  } finally {
    slot.end()
  }
}

async function findPerson(ctx: Context, value: string, by: 'login' | 'id' = 'login') {
  return await ctx.db
    .selectFrom('staff')
    .select(['id', 'login', 'name', 'role', 'password_hash'])
    .where(by, '=', value)
    .where('active', '=', 1)
    .executeTakeFirst()
}

/** @throws {Problem} when the password is not this person's, or there is no such person */
async function check(
  ctx: Context,
  res: Response,
  slot: PasswordSlot,
  password: string,
  person: Person | undefined,
  attemptsLeft: number,
): Promise<void> {
  if (await slot.verify(password, person?.password_hash)) return
  ctx.log.warn({ callId: callOf(res).id }, 'sign-in refused')
  if (attemptsLeft === 0)
    throw new Problem('locked-out', { retryAt: addSeconds(ctx.now(), ctx.config.sessions.lockMinutes * 60) })
  throw new Problem('wrong-credentials', { attemptsLeft })
}
