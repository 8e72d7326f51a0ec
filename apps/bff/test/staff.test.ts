// Windows of people, and people who may no longer sign in, on both databases. What another process writes, such as the
// command line, applies to sessions that are open here.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '@diia-desk/contract'
import { liveRoles } from '../src/features/people/sessions/sessions.ts'
import { addStaff, endSessionsOf, findStaff, setActive } from '../src/features/people/staff/staff.ts'
import { giveWindows } from '../src/features/people/staff/staff-windows.ts'
import { databases } from './databases.ts'
import type { StartedDatabase } from './databases.ts'
import { startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

const password = 'a-password-of-nobody'

describe.each(databases)('on $name', ({ start }) => {
  let database: StartedDatabase
  let bff: TestServer
  let id: string
  const db = () => bff.server.ctx.db
  const signIn = async (window: string, given = password) => {
    const client = bff.client()
    return { client, answer: await client.post(paths.session, { login: 'n.novak', password: given, window }) }
  }
  const tokenOf = ({ cookie = '' }: Client) => bff.server.ctx.keys.hash('session', cookie.split('=')[1] ?? '')
  const isLive = async (client: Client) =>
    (await liveRoles(bff.server.ctx, [tokenOf(client)])).size === 1 && (await client.get(paths.session)).status === 200

  beforeAll(async () => {
    database = await start()
    bff = await startTestServer({ environment: database.environment })
    await addStaff(
      db(),
      { login: 'n.novak', name: 'Ніна Новак', role: 'clerk', password, windows: ['3', '2'] },
      new Date(),
    )
    id = (await findStaff(db(), ' N.Novak '))?.id ?? ''
  }, 60_000)
  afterAll(async () => {
    await bff?.close()
    await database?.stop()
  })

  it('a clerk signs in at own windows only, and is told which these are', async () => {
    const { answer } = await signIn('3')
    expect(answer.body).toMatchObject({ window: '3', windows: ['2', '3'] })
    const refused = await signIn('4')
    expect([
      refused.answer.status,
      refused.answer.body.code,
      refused.answer.body.windows,
      refused.client.cookie,
    ]).toEqual([403, 'window-not-given', ['2', '3'], undefined])
    expect((await refused.client.get(paths.session)).status).toBe(401)
  })

  it('an unknown person learns nothing about windows', async () => {
    for (const window of ['3', '4'])
      expect((await signIn(window, 'a guess')).answer.body).toMatchObject({ code: 'wrong-credentials' })
    expect((await signIn('4', 'a guess')).answer.body.windows).toBeUndefined()
    // A right password at a wrong window is not a failure.
    await signIn('4')
    expect((await signIn('4', 'a guess')).answer.body.attemptsLeft).toBe(4)
    await signIn('3')
  })

  it('a new clerk has no window until one is assigned', async () => {
    await addStaff(db(), { login: 'p.new', name: 'Пилип Новий', role: 'clerk', password }, new Date())
    expect((await bff.client().post(paths.session, { login: 'p.new', password, window: '1' })).body).toMatchObject({
      code: 'window-not-given',
      windows: [],
    })
  })

  it('managers and administrators choose any window', async () => {
    for (const login of ['y.honcharenko', 'o.savchenko'])
      expect((await (await bff.signIn(login, '4')).get(paths.session)).body.windows).toEqual(['1', '2', '3', '4'])
  })

  it('removing a window ends the session there, and no other', async () => {
    const [there, here] = [(await signIn('2')).client, (await signIn('3')).client]
    await giveWindows(db(), id, ['3'])
    expect([await isLive(there), await isLive(here)]).toEqual([false, true])
    await giveWindows(db(), id, ['2', '3'])
  })

  it('a disabled person has no session from that moment on, and is treated like an unknown person', async () => {
    const { client } = await signIn('3')
    const colleague = await bff.signIn()
    expect(new Set((await liveRoles(bff.server.ctx, [tokenOf(client), tokenOf(colleague), 'none'])).keys())).toEqual(
      new Set([tokenOf(client), tokenOf(colleague)]),
    )
    await setActive(db(), id, false)
    expect(new Set((await liveRoles(bff.server.ctx, [tokenOf(client), tokenOf(colleague), 'none'])).keys())).toEqual(
      new Set([tokenOf(colleague)]),
    )
    expect(await isLive(client)).toBe(false)
    expect((await signIn('3')).answer.body.code).toBe('wrong-credentials')
    await setActive(db(), id, true)
    // After being enabled again, a person must sign in again: the old session has ended.
    expect(await isLive(client)).toBe(false)
    expect(await isLive((await signIn('3')).client)).toBe(true)
  })

  it('is disabled even if the row of the session still exists', async () => {
    const { client } = await signIn('3')
    await db().updateTable('staff').set({ active: 0 }).where('id', '=', id).execute()
    expect(await isLive(client)).toBe(false)
    await db().updateTable('staff').set({ active: 1 }).where('id', '=', id).execute()
    expect(await isLive(client)).toBe(true)
  })

  it('sessions that are ended elsewhere are no longer valid', async () => {
    const [one, two] = [(await signIn('2')).client, (await signIn('3')).client]
    expect(await endSessionsOf(db(), id)).toBeGreaterThanOrEqual(2)
    expect([await isLive(one), await isLive(two)]).toEqual([false, false])
    expect(await liveRoles(bff.server.ctx, [])).toEqual(new Map())
  })
})
