// Browsers in which somebody signed in before ("known browsers"). Guesses from unknown browsers lock out unknown
// browsers only. A person who comes back to a known browser has a separate limit there (OWASP, "device cookies"). The
// cookie itself gives no access.
import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Transaction } from 'kysely'
import type { Context } from '../../../context.ts'
import { sameText } from '../../../same-text.ts'
import type { Database } from '../../../storage/schema.ts'
import { addSeconds } from '../../../time.ts'
import { cookieOf, sessionCookieOptions } from './sessions.ts'

export const knownCookie = '__Host-desk-known'

/** Longer than any leave. Each sign-in starts it again. */
const knownDays = 180
/** A browser that deletes its cookies is a new one each morning, so the oldest ones of a person are removed. */
const maxForPerson = 20

export interface KnownBrowser {
  tokenHash: string
  staffId: string
}

interface Person {
  id: string
  password_hash: string
}

/** The browser of a call, if this person signed in with it and has had the same password since. */
export async function findKnownBrowser(
  ctx: Context,
  req: Request,
  person: Person | undefined,
): Promise<KnownBrowser | undefined> {
  const token = tokenOf(ctx, req)
  if (token === undefined) return undefined
  const tokenHash = hashOf(ctx, token)
  // Queried in any case, so that the time of the answer does not tell whether the person exists.
  const row = await ctx.db
    .selectFrom('known_browsers')
    .select('password_mark')
    .where('token_hash', '=', tokenHash)
    .where('staff_id', '=', person?.id ?? '')
    .where('ends_at', '>', ctx.now().toISOString())
    .executeTakeFirst()
  return row === undefined || person === undefined || row.password_mark !== markOf(ctx, person)
    ? undefined
    : { tokenHash, staffId: person.id }
}

/**
 * True when a call has a cookie that this server gave to a browser. It does not tell whose it is, or whether it is
 * still valid.
 */
export function hasKnownCookie(ctx: Pick<Context, 'keys'>, req: Request): boolean {
  return tokenOf(ctx, req) !== undefined
}

/** The token of a browser. Several people may share one browser, which then has one row for each of them. */
export function browserToken(ctx: Pick<Context, 'keys'>, req: Request): string {
  const known = tokenOf(ctx, req)
  if (known !== undefined) return known
  const random = randomBytes(32).toString('base64url')
  return `${random}.${sealOf(ctx, random)}`
}

/** Sets the cookie of a browser, or extends it. */
export function giveKnownCookie(res: Response, token: string): void {
  res.cookie(knownCookie, token, { ...sessionCookieOptions, maxAge: knownDays * 86_400_000 })
}

/** Records that a person signed in with a browser. */
export async function rememberBrowser(
  ctx: Context,
  trx: Transaction<Database>,
  token: string,
  person: Person,
): Promise<void> {
  const now = ctx.now()
  const values = {
    password_mark: markOf(ctx, person),
    failures: 0,
    last_failed_at: '',
    last_used_at: now.toISOString(),
    ends_at: addSeconds(now, knownDays * 86_400).toISOString(),
  }
  await trx
    .insertInto('known_browsers')
    .values({ token_hash: hashOf(ctx, token), staff_id: person.id, ...values })
    .onConflict((conflict) => conflict.columns(['token_hash', 'staff_id']).doUpdateSet(values))
    .execute()
  const old = await trx
    .selectFrom('known_browsers')
    .select('token_hash')
    .where('staff_id', '=', person.id)
    .orderBy('last_used_at', 'desc')
    .orderBy('token_hash')
    .offset(maxForPerson)
    .limit(maxForPerson)
    .execute()
  if (old.length > 0)
    await trx
      .deleteFrom('known_browsers')
      .where('staff_id', '=', person.id)
      .where(
        'token_hash',
        'in',
        old.map(({ token_hash }) => token_hash),
      )
      .execute()
}

/** Removes rows that have expired, and rows of people who may no longer sign in. */
export async function forgetEndedBrowsers({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
  await db
    .deleteFrom('known_browsers')
    .where((where) =>
      where.or([
        where('ends_at', '<=', now().toISOString()),
        where('staff_id', 'in', where.selectFrom('staff').select('id').where('active', '=', 0)),
      ]),
    )
    .execute()
}

/** The token in a call's cookie. Its MAC tells invented ones apart without a query. */
function tokenOf(ctx: Pick<Context, 'keys'>, req: Request): string | undefined {
  const [token, random = '', seal = ''] = /^([\w-]{43})\.([0-9a-f]{32})$/.exec(cookieOf(req, knownCookie) ?? '') ?? []
  return token !== undefined && sameText(seal, sealOf(ctx, random)) ? token : undefined
}

function sealOf({ keys }: Pick<Context, 'keys'>, random: string): string {
  return keys.hash('known-browser', `seal:${random}`).slice(0, 32)
}

function hashOf({ keys }: Pick<Context, 'keys'>, token: string): string {
  return keys.hash('known-browser', `token:${token}`)
}

/** The mark changes with the password, whoever changes it and however, so the browser becomes unknown again. */
function markOf({ keys }: Pick<Context, 'keys'>, person: Person): string {
  return keys.hash('known-browser', `password:${person.password_hash}`)
}
