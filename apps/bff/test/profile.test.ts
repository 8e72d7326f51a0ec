import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskHeader } from '@diia-desk/contract'
import type { Profile } from '@diia-desk/contract'
import { databases } from './databases.ts'
import { startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

const next = 'п’ять синіх відер води'

describe.each(databases)('a profile on $name', ({ start }) => {
  let database: Awaited<ReturnType<typeof start>>
  let bff: TestServer
  let clock = new Date()
  beforeAll(async () => {
    database = await start()
    bff = await startTestServer({ environment: database.environment, overrides: { now: () => clock } })
  })
  afterAll(async () => {
    await bff.close()
    await database.stop()
  })

  const profileOf = async (client: Client) => (await client.get('/api/profile')).body as Profile
  async function change(client: Client, current: string, wanted: string) {
    const { cookie } = client
    const answer = await client.send('PUT', '/api/profile/password', {
      body: JSON.stringify({ current, next: wanted }),
      headers: { 'content-type': 'application/json', [deskHeader]: '1' },
    })
    // The answer renews the mark of the browser, not the session.
    client.cookie = cookie
    return answer
  }

  it('lists the open sessions of the person alone, the asking one first', async () => {
    const [first, second, other] = [await bff.signIn(), await bff.signIn(), await bff.signIn('y.honcharenko')]
    expect(await profileOf(second)).toMatchObject({
      login: 'm.tkach',
      name: 'Мирослава Ткач',
      sessions: [
        { window: '3', current: true },
        { window: '3', current: false },
      ],
    })
    expect((await profileOf(other)).sessions).toHaveLength(1)
    expect(JSON.stringify(await profileOf(second))).not.toContain(String(second.cookie).slice(-40))
    await first.delete('/api/session')
    expect((await profileOf(second)).sessions).toHaveLength(1)
    await Promise.all([second, other].map((client) => client.delete('/api/session')))
  })

  it('ends the named sessions at once, this one too, and never those of somebody else', async () => {
    const [here, second, third, other] = [
      await bff.signIn(),
      await bff.signIn(),
      await bff.signIn(),
      await bff.signIn('y.honcharenko'),
    ]
    const idOf = async (client: Client) => (await profileOf(client)).sessions[0]?.id ?? ''
    const ids = await Promise.all([second, third, other].map(idOf))
    for (const turn of ['first', 'again'])
      expect([turn, (await here.post('/api/profile/session-ends', { ids })).status]).toEqual([turn, 204])
    const statuses = await Promise.all(
      [here, second, third, other].map(async (client) => (await client.get('/api/session')).status),
    )
    expect(statuses).toEqual([200, 401, 401, 200])
    expect((await here.post('/api/profile/session-ends', { ids: [await idOf(here)] })).status).toBe(204)
    expect((await here.get('/api/session')).status).toBe(401)
    await other.delete('/api/session')
  })

  it('refuses a wrong present password five times, then asks to wait, also with the right one', async () => {
    const client = await bff.signIn('y.honcharenko')
    for (let attempt = 0; attempt < 5; attempt++)
      expect((await change(client, 'guess', next)).body).toMatchObject({
        code: 'invalid-input',
        errors: [{ field: 'current', code: 'wrong-password' }],
      })
    expect((await change(client, 'demo-manager', next)).body).toMatchObject({ code: 'too-many-requests' })
    // Somebody at an open desk must not lock its owner out of the sign-in.
    expect((await bff.signIn('y.honcharenko')).cookie).toBeDefined()
    clock = new Date(clock.getTime() + 16 * 60_000)
    expect((await change(client, 'demo-manager', 'too short')).body).toMatchObject({
      errors: [{ field: 'next', code: 'too-short' }],
    })
  })

  it('refuses the same, a common or a personal one, and changes nothing', async () => {
    const client = await bff.signIn()
    for (const [wanted, code] of [
      ['demo-clerk', 'unchanged'],
      ['passwordpassword', 'too-common'],
      ['мирослава-ткач-2026', 'too-close'],
    ] as const)
      expect((await change(client, 'demo-clerk', wanted)).body).toMatchObject({ errors: [{ field: 'next', code }] })
    expect((await profileOf(client)).passwordChangedAt).toBeUndefined()
    await client.delete('/api/session')
  })

  it('changes the password: the old one no longer works, other sessions end, this one stays', async () => {
    const [here, there] = [await bff.signIn(), await bff.signIn()]
    expect((await change(here, 'demo-clerk', next)).status).toBe(204)
    expect((await there.get('/api/session')).status).toBe(401)
    expect((await profileOf(here)).passwordChangedAt).toBe(clock.toISOString())
    const again = (password: string) => bff.client().post('/api/session', { login: 'm.tkach', password, window: '3' })
    expect((await again('demo-clerk')).body).toMatchObject({ code: 'wrong-credentials' })
    // The same characters in another normal form of Unicode, as another system types them.
    expect((await again(next.normalize('NFD'))).status).toBe(201)
  })
})
