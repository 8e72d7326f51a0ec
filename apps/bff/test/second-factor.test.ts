import { deskHeader } from '@diia-desk/contract'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases } from './databases.ts'
import { startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

const password = 'demo-clerk'
const login = { login: 'm.tkach', password, window: '3' }

describe.each(databases)('a second factor on $name', ({ start }) => {
  let database: Awaited<ReturnType<typeof start>>
  let bff: TestServer
  let clock = new Date()
  const later = (seconds: number) => {
    clock = new Date(clock.getTime() + seconds * 1000)
  }
  beforeAll(async () => {
    database = await start()
    bff = await startTestServer({ environment: database.environment, overrides: { now: () => clock } })
  }, 60_000)
  afterAll(async () => {
    await bff.close()
    await database.stop()
  })

  /** The code that the app shows; `seconds` later by its own clock. */
  const codeOf = (secret: string, seconds = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.getTime() + seconds * 1000 })
  const remove = (client: Client) =>
    client.send('DELETE', '/api/profile/totp', {
      body: JSON.stringify({ password }),
      headers: { 'content-type': 'application/json', [deskHeader]: '1' },
    })
  const begin = (client: Client, given = password) => client.post('/api/profile/totp', { password: given })
  const confirm = (client: Client, code: string) => client.post('/api/profile/totp/confirmation', { code })
  async function challengeOf(client: Client): Promise<string> {
    const answer = await client.post('/api/session', login)
    expect(answer).toMatchObject({ status: 401, body: { code: 'second-factor-required' } })
    expect(answer.headers.getSetCookie()).toEqual([])
    return answer.body.challenge as string
  }
  const second = (client: Client, challenge: string, code: string) =>
    client.post('/api/session/second-step', { challenge, code })

  /** Signed in by the password, with a factor that counts. */
  async function withFactor(): Promise<{ client: Client; secret: string; codes: string[] }> {
    // Wrong codes of the former test no longer count.
    later(16 * 60)
    const client = await bff.signIn()
    const { secret } = (await begin(client)).body
    const { codes } = (await confirm(client, codeOf(secret))).body
    later(60)
    return { client, secret, codes }
  }

  it('does not count before a code of it was confirmed, and asks for the password', async () => {
    const client = await bff.signIn()
    expect((await begin(client, 'guess')).body).toMatchObject({
      errors: [{ field: 'password', code: 'wrong-password' }],
    })
    const { body } = await begin(client)
    expect(body.secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(body.qr).toMatch(/^<svg /)
    expect((await confirm(client, '000000')).body).toMatchObject({ code: 'wrong-code' })
    expect((await bff.signIn()).cookie).toBeDefined()
    // Begun again, the former secret is gone.
    const { secret } = (await begin(client)).body
    expect((await confirm(client, codeOf(body.secret))).status).toBe(401)
    expect((await confirm(client, codeOf(secret))).body.codes).toHaveLength(10)
    expect((await client.get('/api/profile')).body.totp).toEqual({
      since: clock.toISOString(),
      recoveryCodesLeft: 10,
    })
    expect((await begin(client)).body).toMatchObject({ code: 'already-settled' })
    expect((await remove(client)).status).toBe(204)
  })

  it('does not begin to count when its recovery codes could not be kept', async () => {
    const { db } = bff.server.ctx
    const client = await bff.signIn()
    const { secret } = (await begin(client)).body
    await sql`alter table recovery_codes rename to lost_codes`.execute(db)
    expect((await confirm(client, codeOf(secret))).status).toBe(500)
    await sql`alter table lost_codes rename to recovery_codes`.execute(db)
    expect((await bff.signIn()).cookie).toBeDefined()
    expect((await confirm(client, codeOf(secret))).body.codes).toHaveLength(10)
    await remove(client)
  })

  it('is asked for at the sign-in, and a code counts once', async () => {
    const { client, secret } = await withFactor()
    const browser = bff.client()
    const challenge = await challengeOf(browser)
    expect((await browser.get('/api/session')).status).toBe(401)
    const code = codeOf(secret)
    const answers = await Promise.all([second(bff.client(), challenge, code), second(bff.client(), challenge, code)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 401])
    later(30)
    expect(
      (await second(browser, challenge, `${codeOf(secret).slice(0, 3)} ${codeOf(secret).slice(3)}`)).body,
    ).toMatchObject({
      staff: { login: 'm.tkach' },
      window: '3',
    })
    expect((await browser.get('/api/session')).status).toBe(200)
    later(60)
    await remove(client)
  })

  it('lets in by a recovery code when the phone is lost, once by each, however it is typed', async () => {
    const { client, codes } = await withFactor()
    const [first = '', other = ''] = codes
    const challenge = await challengeOf(bff.client())
    expect((await second(bff.client(), challenge, first.toLowerCase().replace('-', ' '))).status).toBe(201)
    expect((await second(bff.client(), challenge, first)).body).toMatchObject({ code: 'wrong-code' })
    expect((await second(bff.client(), challenge, other)).status).toBe(201)
    expect((await client.get('/api/profile')).body.totp.recoveryCodesLeft).toBe(8)
    await remove(client)
    expect((await second(bff.client(), challenge, codes[2] ?? '')).status).toBe(401)
  })

  it('tells that the phone’s clock is wrong, and lets nobody in by it', async () => {
    const { client, secret } = await withFactor()
    const challenge = await challengeOf(bff.client())
    expect((await second(bff.client(), challenge, codeOf(secret, 180))).body).toMatchObject({
      code: 'wrong-code',
      clockOffSeconds: 180,
    })
    await remove(client)
  })

  it('stops after five wrong codes for a while, also for the right one', async () => {
    const { client, secret } = await withFactor()
    const challenge = await challengeOf(bff.client())
    for (let attempt = 0; attempt < 5; attempt++)
      expect((await second(bff.client(), challenge, '000000')).body).toMatchObject({ code: 'wrong-code' })
    expect((await second(bff.client(), challenge, codeOf(secret))).body).toMatchObject({ code: 'too-many-requests' })
    later(16 * 60)
    expect((await second(bff.client(), await challengeOf(bff.client()), codeOf(secret))).status).toBe(201)
    later(60)
    await remove(client)
  })

  it('refuses a challenge that is over, forged, or from before the password was changed', async () => {
    const { client, secret } = await withFactor()
    const challenge = await challengeOf(bff.client())
    const forged = `${challenge.slice(0, -4)}${challenge.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`
    for (const text of [forged, 'none', Buffer.from('{}').toString('base64url')])
      expect((await second(bff.client(), text, codeOf(secret))).body).toMatchObject({ code: 'challenge-over' })
    const fresh = await challengeOf(bff.client())
    later(301)
    expect((await second(bff.client(), fresh, codeOf(secret))).body).toMatchObject({ code: 'challenge-over' })
    const before = await challengeOf(bff.client())
    const { db } = bff.server.ctx
    const hash = (
      await db.selectFrom('staff').select('password_hash').where('login', '=', 'm.tkach').executeTakeFirstOrThrow()
    ).password_hash
    await db
      .updateTable('staff')
      .set({ password_hash: `${hash}x` })
      .where('login', '=', 'm.tkach')
      .execute()
    expect((await second(bff.client(), before, codeOf(secret))).body).toMatchObject({ code: 'challenge-over' })
    await db.updateTable('staff').set({ password_hash: hash }).where('login', '=', 'm.tkach').execute()
    await remove(client)
  })
})
