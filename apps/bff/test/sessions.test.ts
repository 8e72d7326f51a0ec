import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

let bff: TestServer
let clock = new Date()
beforeAll(async () => {
  bff = await startTestServer({ overrides: { now: () => clock } })
})
afterAll(() => bff.close())

const credentials = { login: 'm.tkach', password: 'demo-clerk', window: '3' }

describe('signing in', () => {
  it('gives a session in a cookie that no page can read and no other site can send', async () => {
    const client = bff.client()
    const answer = await client.post('/api/session', { ...credentials, login: ' M.Tkach ' })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      staff: { login: 'm.tkach', name: 'Мирослава Ткач', role: 'clerk' },
      window: '3',
    })
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Host-desk=[\w-]{43}; Max-Age=\d+; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Strict$/,
    )
    expect((await client.get('/api/session')).body).toEqual(answer.body)
  })

  it('ends with signing out, on the server too', async () => {
    const client = await bff.signIn()
    const { cookie } = client
    expect((await client.delete('/api/session')).status).toBe(204)
    client.cookie = cookie
    expect((await client.get('/api/session')).body).toMatchObject({ code: 'unauthenticated' })
  })

  it('ends after idle time without user input, whatever the screen requests by itself, and in any case after a shift', async () => {
    const later = (seconds: number) => {
      clock = new Date(clock.getTime() + seconds * 1000)
    }
    const [touched, untouched] = [await bff.signIn(), await bff.signIn()]
    const streams = await Promise.all([touched, untouched].map((client) => client.get('/api/session')))
    expect(streams.map(({ body }) => body.idleEndsAt)).toEqual(
      Array(2).fill(new Date(clock.getTime() + 3600_000).toISOString()),
    )
    // Colleagues scan every 15 seconds, and both screens read what changed.
    for (let seconds = 0; seconds < 3600; seconds += 15) {
      for (const client of [touched, untouched]) expect((await client.get('/api/today')).status).toBe(200)
      if (seconds === 1800)
        expect((await touched.post('/api/session/activity')).body.idleEndsAt).toBe(
          new Date(clock.getTime() + 3600_000).toISOString(),
        )
      later(15)
    }
    later(1)
    expect((await untouched.get('/api/today')).status).toBe(401)
    expect((await touched.get('/api/today')).status).toBe(200)
    for (let hours = 0; hours < 11; hours++) {
      expect((await touched.post('/api/session/activity')).status).toBe(200)
      later(3590)
    }
    later(200)
    expect((await touched.post('/api/session/activity')).body.code).toBe('unauthenticated')
  })

  it('a clock that is set back does not keep a session open for longer', async () => {
    const before = clock
    clock = new Date(before.getTime() + 3 * 3_600_000)
    const client = await bff.signIn()
    clock = before
    const { body } = await client.post('/api/session/activity')
    expect(Date.parse(body.idleEndsAt) - clock.getTime()).toBe(body.idleSeconds * 1000)
    expect((await client.get('/api/session')).body.idleEndsAt).toBe(body.idleEndsAt)
  })

  it('writes activity at most every few seconds', async () => {
    const client = await bff.signIn()
    const { idleEndsAt } = (await client.get('/api/session')).body
    clock = new Date(clock.getTime() + 4_000)
    expect((await client.post('/api/session/activity')).body.idleEndsAt).toBe(idleEndsAt)
    clock = new Date(clock.getTime() + 1_000)
    expect(Date.parse((await client.post('/api/session/activity')).body.idleEndsAt) - Date.parse(idleEndsAt)).toBe(
      5_000,
    )
  })

  it('does not reveal whether the login exists, and locks after five failures', async () => {
    for (const login of ['m.tkach', 'nobody']) {
      const client = bff.client()
      const answers = []
      for (let attempt = 0; attempt < 6; attempt++)
        answers.push(await client.post('/api/session', { ...credentials, login, password: 'wrong' }))
      expect(answers.map(({ status, body }) => [status, body.code, body.attemptsLeft])).toEqual([
        [401, 'wrong-credentials', 4],
        [401, 'wrong-credentials', 3],
        [401, 'wrong-credentials', 2],
        [401, 'wrong-credentials', 1],
        [429, 'locked-out', undefined],
        [429, 'locked-out', undefined],
      ])
      expect(new Date(answers[5]?.body.retryAt).getTime()).toBe(clock.getTime() + 15 * 60_000)
      // The right password does not help while the login is locked, but does afterwards.
      expect((await client.post('/api/session', { ...credentials, login })).body.code).toBe('locked-out')
    }
    clock = new Date(clock.getTime() + 16 * 60_000)
    expect((await bff.client().post('/api/session', credentials)).status).toBe(201)
  })
})

describe('two people in one browser', () => {
  it('a page of one does nothing and shows nothing under the session of the other', async () => {
    const client = await bff.signIn()
    const mine = { 'x-diia-desk-session': (await client.get('/api/session')).body.id as string }
    const copy = '/api/document-copies/none'
    expect((await client.get('/api/session', mine)).status).toBe(200)
    expect((await client.get('/api/session')).body.id).toMatch(/^[0-9a-f]{32}$/)
    // The same cookie jar: another person signs in in the next tab.
    client.cookie = (await bff.signIn('y.honcharenko')).cookie
    for (const answer of [
      await client.get('/api/session', mine),
      await client.get('/api/today', mine),
      await client.get(`${copy}/pdf?session=${mine['x-diia-desk-session']}`),
      await client.get(`/api/events?session=${mine['x-diia-desk-session']}`),
      await client.post('/api/validations', { barcode: '4820031275163', input: 'typed' }, mine),
      await client.post('/api/session/activity', {}, mine),
    ])
      expect([answer.status, answer.body.code]).toEqual([409, 'other-session'])
    const left = await client.send('DELETE', '/api/session', { headers: { 'x-diia-desk': '1', ...mine } })
    expect([left.status, left.body.code]).toEqual([409, 'other-session'])
    // Asking who is signed in now is allowed.
    expect((await client.get('/api/session')).body.staff.login).toBe('y.honcharenko')
  })

  it('the id of a session gives no access', async () => {
    const { id } = (await (await bff.signIn()).get('/api/session')).body
    const stranger = bff.client()
    stranger.cookie = `__Host-desk=${id}`
    expect((await stranger.get('/api/session')).status).toBe(401)
    stranger.cookie = undefined
    expect((await stranger.get(`/api/today?session=${id}`)).status).toBe(401)
  })
})

it('blocks an address that tries one login after another', async () => {
  const guesses = []
  for (let count = 0; count < 60; count++)
    guesses.push(
      (await bff.client().post('/api/session', { ...credentials, login: `guess-${count}`, password: 'wrong' })).body
        .code,
    )
  expect(guesses.at(-1)).toBe('too-many-requests')
  clock = new Date(clock.getTime() + 16 * 60_000)
  expect((await bff.client().post('/api/session', credentials)).status).toBe(201)
}, 60_000)

describe('bad input', () => {
  it.each([
    [
      {},
      [
        ['login', 'required'],
        ['password', 'required'],
        ['window', 'required'],
      ],
    ],
    [{ ...credentials, login: 7 }, [['login', 'wrong-type']]],
    [{ ...credentials, login: 'x'.repeat(65) }, [['login', 'too-long']]],
    [{ ...credentials, password: '' }, [['password', 'too-short']]],
    [{ ...credentials, window: '99' }, [['window', 'not-allowed']]],
    [{ ...credentials, role: 'manager' }, [['role', 'unknown-field']]],
  ])('%o names its fields and no value', async (body, errors) => {
    const answer = await bff.client().post('/api/session', body)
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(answer.body.errors.map(({ field, code }: { field: string; code: string }) => [field, code])).toEqual(errors)
    expect(answer.bytes.toString()).not.toMatch(/xxxx|"99"/)
  })

  it.each([
    ['{"login":', 'application/json', 400, 'malformed-request'],
    ['login=m', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
    [JSON.stringify({ login: 'x'.repeat(40_000) }), 'application/json', 413, 'payload-too-large'],
    ['[]', 'application/json', 422, 'invalid-input'],
  ])('%.20s as %s is %i', async (body, type, status, code) => {
    const answer = await bff
      .client()
      .send('POST', '/api/session', { body, headers: { 'content-type': type, 'x-diia-desk': '1' } })
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  it('is refused from another site, in any form', async () => {
    for (const headers of [
      { origin: 'https://example.com' },
      { 'sec-fetch-site': 'cross-site' },
      { 'x-diia-desk': undefined },
    ]) {
      const sent = Object.fromEntries(
        Object.entries({ 'content-type': 'application/json', 'x-diia-desk': '1', ...headers }).filter(
          ([, value]) => value !== undefined,
        ),
      ) as Record<string, string>
      expect(
        (await bff.client().send('POST', '/api/session', { body: JSON.stringify(credentials), headers: sent })).body
          .code,
      ).toBe('wrong-origin')
    }
  })
})

describe('every route', () => {
  const closed: [string, string][] = [
    ['GET', '/api/session'],
    ['POST', '/api/session/activity'],
    ['DELETE', '/api/session'],
    ['POST', '/api/validations'],
    ['POST', '/api/document-requests'],
    ['GET', '/api/document-requests/x'],
    ['POST', '/api/document-requests/x/cancellation'],
    ['GET', '/api/today'],
    ['GET', '/api/document-copies'],
    ['GET', '/api/document-copies/x'],
    ['GET', '/api/document-copies/x/pdf'],
    ['GET', '/api/document-copies/x/container'],
    ['GET', '/api/events'],
  ]
  it.each(closed)('%s %s asks who is there', async (method, path) => {
    for (const cookie of [undefined, '__Host-desk=', `__Host-desk=${'A'.repeat(43)}`]) {
      const client = bff.client()
      client.cookie = cookie
      expect((await client.send(method, path, { headers: { 'x-diia-desk': '1' } })).body.code).toBe('unauthenticated')
    }
  })

  it('keeps a clerk out of the list of the centre', async () => {
    expect((await (await bff.signIn()).get('/api/document-copies')).body).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
  })

  it('says which methods an address supports', async () => {
    const answer = await (await bff.signIn()).send('PUT', '/api/session', { headers: { 'x-diia-desk': '1' } })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST, DELETE'])
  })

  it('answers an unknown address of the API with a problem', async () => {
    expect((await bff.client().get('/api/nothing')).body).toMatchObject({
      code: 'not-found',
      instance: '/api/nothing',
      type: 'urn:diia-desk:problem:not-found',
    })
  })

  it('sends the security headers', async () => {
    const { headers } = await bff.client().get('/api/centre')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';script-src 'self' 'wasm-unsafe-eval';/)
    // Camera and scanners are for our own pages; other devices are for nobody.
    expect(headers.get('permissions-policy')).toBe(
      'camera=(self), hid=(self), serial=(self), microphone=(), geolocation=()',
    )
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-powered-by')).toBeNull()
  })
})

it('is live and ready', async () => {
  expect((await bff.client().get('/health/live')).status).toBe(200)
  expect((await bff.client().get('/health/ready')).body.status).toBe('ok')
})
