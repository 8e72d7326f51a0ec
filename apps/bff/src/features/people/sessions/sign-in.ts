import { signInSchema } from '@diia-desk/contract'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../../../context.ts'
import type { SignInLimits } from './sign-in-limits.ts'
import { callOf } from '../../../http/call.ts'
import { clientAddress } from '../../../http/client-address.ts'
import { parseInput } from '../../../http/parse.ts'
import { Problem } from '../../../problem.ts'
import { addSeconds } from '../../../time.ts'
import type { PasswordTurn } from '../staff/password-pool.ts'
import { normaliseLogin } from '../staff/staff.ts'
import { requireWindow } from '../staff/staff-windows.ts'
import { countKnownAttempt, countStrangersAttempt } from './count-attempt.ts'
import { noteSignedIn } from './guards.ts'
import { browserToken, findKnownBrowser, giveKnownCookie, hasKnownCookie, rememberBrowser } from './known-browsers.ts'
import type { KnownBrowser } from './known-browsers.ts'
import { sessionCookie, sessionCookieOptions, startSession, toSession } from './sessions.ts'

/** Passwords that are being looked at are through by then. */
const busySeconds = 2

/**
 * POST /api/session. Every limit counts an attempt before its password is looked at and gives it back when it was right:
 * the address and all strangers together, the places in the password pool, the login. A browser in which this person
 * signed in before passes by the limits of strangers and has one of its own.
 */
export async function signIn(ctx: Context & SignInLimits, req: Request, res: Response): Promise<void> {
  const input = parseInput(signInSchema, req.body)
  if (!ctx.config.centre.windows.includes(input.window))
    throw new Problem('invalid-input', { errors: [{ field: 'window', code: 'not-allowed' }] })
  const login = normaliseLogin(input.login)
  const attempt = { login, loginHash: ctx.keys.hash('login', login), password: input.password }
  const person =
    (hasKnownCookie(ctx, req) ? await knownAttempt(ctx, req, res, attempt) : undefined) ??
    (await strangersAttempt(ctx, req, res, attempt))

  // What strangers have left is theirs: a person at the own window must not give them more guesses every time.
  if (!person.known)
    await ctx.commits.run((trx) =>
      trx.deleteFrom('sign_in_attempts').where('login_hash', '=', attempt.loginHash).execute(),
    )
  await requireWindow(ctx, person, input.window)
  const browser = browserToken(ctx, req)
  await ctx.commits.run((trx) => rememberBrowser(ctx, trx, browser, person))
  const { token, signedIn } = await startSession(ctx, person, input.window)
  noteSignedIn(res, signedIn)
  res.cookie(sessionCookie, token, { ...sessionCookieOptions, maxAge: ctx.config.sessions.absoluteHours * 3_600_000 })
  giveKnownCookie(res, browser)
  res.status(201).json(await toSession(ctx, signedIn))
}

/**
 * Turns away strangers who could only be refused, before anything of their call is read: what is left of a crowd then
 * costs less than a file of the page.
 */
export function refuseCrowd(ctx: Context & SignInLimits): RequestHandler {
  return (req, _res, next) => {
    // Mounted at the address of sessions: below it are calls of people who are in.
    if (req.method !== 'POST' || req.path !== '/' || hasKnownCookie(ctx, req)) return next()
    const blockedUntil = ctx.signInFailures.blockedUntil(clientAddress(req), ctx.now())
    if (blockedUntil !== undefined) throw new Problem('too-many-requests', { retryAt: blockedUntil })
    if (!ctx.passwords.hasPlace('stranger')) throw busy(ctx)
    next()
  }
}

interface Attempt {
  login: string
  loginHash: string
  password: string
}

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/** @returns undefined when the browser is none in which this person signed in */
async function knownAttempt(
  ctx: Context & SignInLimits,
  req: Request,
  res: Response,
  attempt: Attempt,
): Promise<(Person & { known: true }) | undefined> {
  const person = await findPerson(ctx, attempt.login)
  const browser: KnownBrowser | undefined = await findKnownBrowser(ctx, req, person)
  if (person === undefined || browser === undefined) return undefined
  const turn = takeTurn(ctx, 'known')
  try {
    const left = await countKnownAttempt(ctx, browser)
    await check(ctx, res, turn, attempt.password, person, left)
    return { ...person, known: true }
  } finally {
    turn.end()
  }
}

async function strangersAttempt(
  ctx: Context & SignInLimits,
  req: Request,
  res: Response,
  attempt: Attempt,
): Promise<Person & { known: false }> {
  const address = clientAddress(req)
  const blockedUntil = ctx.signInFailures.take(address, ctx.now())
  if (blockedUntil !== undefined) throw new Problem('too-many-requests', { retryAt: blockedUntil })
  let turn: PasswordTurn
  try {
    turn = takeTurn(ctx, 'stranger')
  } catch (error) {
    ctx.signInFailures.forgive(address)
    throw error
  }
  try {
    const left = await countStrangersAttempt(ctx, attempt.loginHash)
    const person = await findPerson(ctx, attempt.login)
    await check(ctx, res, turn, attempt.password, person, left)
    ctx.signInFailures.forgive(address)
    return { ...(person as Person), known: false }
  } finally {
    turn.end()
  }
}

function takeTurn(ctx: Context & SignInLimits, lane: 'known' | 'stranger'): PasswordTurn {
  const turn = ctx.passwords.take(lane)
  if (turn === undefined) throw busy(ctx)
  return turn
}

function busy(ctx: Context): Problem {
  return new Problem('sign-in-busy', { retryAt: addSeconds(ctx.now(), busySeconds) })
}

async function findPerson(ctx: Context, login: string) {
  return await ctx.db
    .selectFrom('staff')
    .select(['id', 'login', 'name', 'role', 'password_hash'])
    .where('login', '=', login)
    .where('active', '=', 1)
    .executeTakeFirst()
}

/** @throws {Problem} when the password is not this person's, or there is no such person */
async function check(
  ctx: Context,
  res: Response,
  turn: PasswordTurn,
  password: string,
  person: Person | undefined,
  attemptsLeft: number,
): Promise<void> {
  if (await turn.verify(password, person?.password_hash)) return
  ctx.log.warn({ callId: callOf(res).id }, 'sign-in refused')
  if (attemptsLeft === 0)
    throw new Problem('locked-out', { retryAt: addSeconds(ctx.now(), ctx.config.sessions.lockMinutes * 60) })
  throw new Problem('wrong-credentials', { attemptsLeft })
}
