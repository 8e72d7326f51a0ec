// What many attempts from unknown browsers can do to signing in, and what they cannot. It checks counts and order, not
// times.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPasswordPool } from '../src/features/people/staff/password-pool.ts'
import type { PasswordPool, PasswordSlot } from '../src/features/people/staff/password-pool.ts'
import { hashPassword } from '../src/features/people/staff/passwords.ts'
import { forgetOldAttempts } from '../src/features/people/sessions/count-attempt.ts'
import { forgetEndedBrowsers, rememberBrowser } from '../src/features/people/sessions/known-browsers.ts'
import { databases } from './databases.ts'
import type { StartedDatabase } from './databases.ts'
import { startTestServer } from './test-server.ts'
import type { TestResponse, TestServer } from './test-server.ts'

const right = { login: 'm.tkach', password: 'demo-clerk', window: '3' }
const wrong = { ...right, password: 'wrong' }

/** The real pool, which counts the passwords it checks, and can be told to have no free slot. */
function countingPool(): PasswordPool & { verified: number; full: boolean } {
  const pool = createPasswordPool()
  const counting = {
    verified: 0,
    full: false,
    acquire(lane: Parameters<PasswordPool['acquire']>[0]): PasswordSlot | undefined {
      const slot = counting.full && lane === 'unknown' ? undefined : pool.acquire(lane)
      return (
        slot && {
          ...slot,
          verify: (password, phc) => {
            counting.verified++
            return slot.verify(password, phc)
          },
        }
      )
    },
    hasFreeSlot: (lane: Parameters<PasswordPool['acquire']>[0]) =>
      !(counting.full && lane === 'unknown') && pool.hasFreeSlot(lane),
    close: () => pool.close(),
  }
  return counting
}

describe.each(databases)('on $name', ({ start }) => {
  let database: StartedDatabase
  let bff: TestServer
  let clock = new Date()
  let passwords = countingPool()
  beforeAll(async () => {
    database = await start()
    passwords = countingPool()
    bff = await startTestServer({
      environment: { ...database.environment, TRUST_PROXY: 'true', SIGN_IN_LOCK_AFTER: '3' },
      overrides: { now: () => clock, passwords },
    })
  }, 60_000)
  afterAll(async () => {
    await bff.close()
    await database.stop()
  })

  /** A call through the proxy, from its own address unless one is given. */
  let addresses = 0
  const send = (
    body: unknown,
    {
      cookie,
      address = `198.51.${100 + (addresses >> 8)}.${addresses++ & 255}`,
    }: { cookie?: string | undefined; address?: string } = {},
  ) => bff.client().post('/api/session', body, { 'x-forwarded-for': address, ...(cookie !== undefined && { cookie }) })
  const cookieIn = (answer: TestResponse) =>
    /__Host-desk-known=[\w-]{43}\.[0-9a-f]{32}/.exec(answer.headers.getSetCookie().join())?.[0] as string
  const codesOf = (answers: TestResponse[]) =>
    answers.map(({ status, body }) => (status === 201 ? 'in' : String(body.code)))
  const quiet = () => {
    clock = new Date(clock.getTime() + 16 * 60_000)
  }
  /** This many guesses, one after another. */
  async function guess(
    count: number,
    options: Parameters<typeof send>[1] = {},
    body: unknown = wrong,
  ): Promise<string[]> {
    const answers: TestResponse[] = []
    for (let index = 0; index < count; index++) answers.push(await send(body, options))
    return codesOf(answers)
  }

  it('checks no more passwords than the limit of an address, however many come at once', async () => {
    passwords.verified = 0
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        send({ ...wrong, login: `invented-${index}` }, { address: '203.0.113.9' }),
      ),
    )
    expect(passwords.verified).toBeLessThanOrEqual(50)
    const codes = codesOf(answers)
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(passwords.verified)
    expect(codes.filter((code) => !['wrong-credentials', 'too-many-requests', 'sign-in-busy'].includes(code))).toEqual(
      [],
    )
    for (const { status, headers } of answers)
      if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    // Attempts that were refused without a check left nothing behind; the others expire after a quarter of an hour.
    const rows = () => bff.server.ctx.db.selectFrom('sign_in_attempts').select('login_hash').execute()
    expect((await rows()).length).toBeLessThanOrEqual(50)
    quiet()
    await forgetOldAttempts(bff.server.ctx)
    expect(await rows()).toEqual([])
  })

  it('counts guesses at one login that come at once', async () => {
    passwords.verified = 0
    const answers = await Promise.all(Array.from({ length: 40 }, () => send({ ...wrong, login: 'b.yaremchuk' })))
    expect(passwords.verified).toBeLessThanOrEqual(3)
    expect(codesOf(answers).filter((code) => code === 'wrong-credentials').length).toBeLessThanOrEqual(2)
    quiet()
  })

  it('has one limit for all unknown browsers, and another one for known browsers', async () => {
    const signedIn = await send(right)
    const cookie = cookieIn(signedIn)
    const session = signedIn.headers.getSetCookie()[0]?.split(';')[0] as string
    const { signInFailures } = bff.server.ctx
    let counted = 0
    while (signInFailures.countAttempt(`192.0.2.${counted & 255}`, clock) === undefined) counted++
    expect(counted).toBe(300)
    expect(codesOf([await send(right), await send(right, { cookie })])).toEqual(['too-many-requests', 'in'])
    // A person who signed in before browsers were remembered stays signed in.
    expect((await bff.client().post('/api/session/activity', {}, { cookie: session })).status).toBe(200)
    quiet()
  })

  it('does not let attackers lock a person out of the browsers in which they signed in', async () => {
    const cookie = cookieIn(await send(right))
    expect(await guess(4)).toEqual(['wrong-credentials', 'wrong-credentials', 'locked-out', 'locked-out'])
    expect(codesOf([await send(right), await send(right, { cookie })])).toEqual(['locked-out', 'in'])
    // A sign-in at the own window gives attackers no more guesses.
    expect(await guess(2)).toEqual(['locked-out', 'locked-out'])
    expect(codesOf([await send(right, { cookie })])).toEqual(['in'])
    quiet()
    expect(codesOf([await send(right)])).toEqual(['in'])
  })

  it('lets a known browser sign in while unknown ones use up their address or every slot', async () => {
    const cookie = cookieIn(await send(right, { address: '203.0.113.7' }))
    while (bff.server.ctx.signInFailures.countAttempt('203.0.113.7', clock) === undefined) {
      /** Fails often enough. */
    }
    expect(
      codesOf([await send(right, { address: '203.0.113.7' }), await send(right, { address: '203.0.113.7', cookie })]),
    ).toEqual(['too-many-requests', 'in'])
    passwords.full = true
    const answers = [
      await send(right),
      await send(right, { cookie: `${cookie.slice(0, -4)}0000` }),
      await send(right, { cookie }),
    ]
    // Refused before anything of it is read.
    const unread = await bff.client().send('POST', '/api/session', { body: 'no JSON' })
    passwords.full = false
    expect(codesOf([...answers, unread])).toEqual(['sign-in-busy', 'sign-in-busy', 'in', 'sign-in-busy'])
    expect(answers[0]?.headers.get('retry-after')).toBe('2')
    quiet()
  })

  it('has a separate limit for each person and browser, which unknown and other browsers do not affect', async () => {
    const [first, second] = [cookieIn(await send(right)), cookieIn(await send(right))]
    expect(first).not.toBe(second)
    expect((await guess(4, { cookie: first })).slice(1)).toEqual(['wrong-credentials', 'locked-out', 'locked-out'])
    expect(
      codesOf([await send(right, { cookie: first }), await send(right, { cookie: second }), await send(right)]),
    ).toEqual(['locked-out', 'in', 'in'])
    // Guesses at once are counted one by one here too.
    passwords.verified = 0
    await Promise.all(Array.from({ length: 20 }, () => send(wrong, { cookie: second })))
    expect(passwords.verified).toBeLessThanOrEqual(3)
    quiet()
  })

  it('knows a browser only for the people who signed in with it', async () => {
    const cookie = cookieIn(await send(right))
    const other = { ...right, login: 'b.yaremchuk', window: '1' }
    await guess(3, {}, { ...wrong, login: 'b.yaremchuk' })
    expect(codesOf([await send(other, { cookie })])).toEqual(['locked-out'])
    quiet()
    // Two people at one window share its browser; it keeps one cookie.
    expect(cookieIn(await send(other, { cookie }))).toBe(cookie)
    await guess(3, {}, { ...wrong, login: 'b.yaremchuk' })
    await guess(3)
    expect(codesOf([await send(other, { cookie }), await send(right, { cookie })])).toEqual(['in', 'in'])
    expect(
      codesOf([
        await send(right, { cookie: `__Host-desk-known=${'A'.repeat(43)}.${'0'.repeat(32)}` }),
        await send(right, { cookie: '__Host-desk-known=x' }),
      ]),
    ).toEqual(['locked-out', 'locked-out'])
    quiet()
  })

  it('no longer knows a browser after a new password, a disabled login, or half a year', async () => {
    const { db } = bff.server.ctx
    const change = (values: { password_hash?: string; active?: number }) =>
      db.updateTable('staff').set(values).where('login', '=', right.login).execute()
    const known = async () => {
      await guess(3)
      const code = codesOf([await send(right, { cookie })])[0]
      quiet()
      return code
    }
    let cookie = cookieIn(await send(right))
    expect(await known()).toBe('in')
    await change({ password_hash: await hashPassword(right.password) })
    expect(await known()).toBe('locked-out')

    cookie = cookieIn(await send(right))
    await change({ active: 0 })
    expect(await guess(1, { cookie }, right)).toEqual(['wrong-credentials'])
    await forgetEndedBrowsers(bff.server.ctx)
    await change({ active: 1 })
    quiet()
    expect(await known()).toBe('locked-out')

    cookie = cookieIn(await send(right))
    clock = new Date(clock.getTime() + 181 * 86_400_000)
    expect(await known()).toBe('locked-out')
    await forgetEndedBrowsers(bff.server.ctx)
    expect(await db.selectFrom('known_browsers').select('token_hash').execute()).toEqual([])
  }, 60_000)

  it('keeps the twenty browsers of a person that were used last', async () => {
    const { db } = bff.server.ctx
    const { ctx } = bff.server
    const person = await db
      .selectFrom('staff')
      .select(['id', 'password_hash'])
      .where('login', '=', right.login)
      .executeTakeFirstOrThrow()
    for (let count = 0; count < 22; count++) {
      clock = new Date(clock.getTime() + 1000)
      await ctx.commits.run((trx) => rememberBrowser(ctx, trx, `${count}`, person))
    }
    clock = new Date(clock.getTime() + 1000)
    const cookie = cookieIn(await send(right))
    expect(await db.selectFrom('known_browsers').select('token_hash').execute()).toHaveLength(20)
    await guess(3)
    expect(codesOf([await send(right, { cookie })])).toEqual(['in'])
    quiet()
  })

  it('gives a cookie that no page can read, and stores no token', async () => {
    const answer = await send(right)
    expect(answer.headers.getSetCookie()[1]).toMatch(
      /^__Host-desk-known=[\w-]{43}\.[0-9a-f]{32}; Max-Age=15552000; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Strict$/,
    )
    const token = cookieIn(answer).split('=')[1] as string
    expect(JSON.stringify(await bff.server.ctx.db.selectFrom('known_browsers').selectAll().execute())).not.toContain(
      token,
    )
    expect(bff.log()).not.toContain(token)
    // Signing out ends the session, but the browser stays known.
    const out = await bff.client().send('DELETE', '/api/session', {
      headers: {
        'x-diia-desk': '1',
        cookie: answer.headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0])
          .join('; '),
      },
    })
    expect([out.status, out.headers.getSetCookie().filter((cookie) => cookie.includes('known'))]).toEqual([204, []])
  })
})
