// The command line beside a running server, on the same database. Commands run in this process, while cli.ts runs them
// in a process of its own; another test shows that it does.
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Secret, TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from '../src/cli/run-command.ts'
import { demoEnvironment } from '../src/demo-environment.ts'
import { eventually, startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

const execute = promisify(execFile)
const cli = join(import.meta.dirname, '../src/cli.ts')
// The compile cache of the run, if there is one, so that each command starts sooner.
const compiled = process.env.NODE_COMPILE_CACHE ?? ''

let bff: TestServer
let clerk: Client
beforeAll(async () => {
  bff = await startTestServer()
  clerk = await bff.signIn()
}, 60_000)
afterAll(() => bff.close())
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

function environment(): Record<string, string> {
  const { simulator, folder } = bff
  return demoEnvironment({
    dataFolder: join(folder, 'desk'),
    simulatorFolder: join(folder, 'simulator'),
    simulatorUrl: simulator.url,
    phoneUrl: simulator.phoneUrl,
    port: 0,
  })
}

async function desk(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  for (const [name, value] of Object.entries(environment())) vi.stubEnv(name, value)
  const told = { out: '', err: '' }
  vi.spyOn(console, 'log').mockImplementation((line: string) => void (told.out += `${line}\n`))
  vi.spyOn(console, 'error').mockImplementation((line: string) => void (told.err += `${line}\n`))
  const code = await runCommand(words)
  return { code, ...told }
}
const names = async (q: string): Promise<string[]> =>
  (await clerk.get(`/api/services?q=${encodeURIComponent(q)}`)).body.items.map(({ name }: { name: string }) => name)

it('is a program: its output, its messages and its exit code', async () => {
  const program = (...words: string[]) =>
    execute(process.execPath, [cli, ...words], {
      env: { ...environment(), PATH: process.env.PATH, NODE_COMPILE_CACHE: compiled },
    })
  const [listed, refused] = await Promise.allSettled([
    program('staff', 'list'),
    program('staff', 'enable', '--login', 'nobody'),
  ])
  expect(listed).toMatchObject({ status: 'fulfilled', value: { stderr: '' } })
  expect(listed).toHaveProperty('value.stdout', expect.stringMatching(/^m\.tkach «.+» clerk, windows .+$/m))
  expect(refused).toMatchObject({
    status: 'rejected',
    reason: { code: 1, stdout: '', stderr: 'There is no login nobody.\n' },
  })
}, 60_000)

it('lists its commands, and the arguments of each', async () => {
  expect(await desk()).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('catalogue import services|centres --from FILE|URL') as string,
  })
  expect(await desk('staff', 'add', '--login', 'x')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Usage: npm run desk -- staff add --login') as string,
  })
  expect(await desk('holidays', 'list', '--all')).toMatchObject({
    code: 1,
    err: expect.stringContaining('--all') as string,
  })
})

it('adds staff who can sign in where they have a window, and takes that away again', async () => {
  const { out } = await desk('staff', 'add', '--login', 'n.new', '--name', 'Ніна Новак', '--role', 'manager')
  const password = /Password: (\S+)/.exec(out)?.[1]
  expect((await bff.client().post('/api/session', { login: 'n.new', password, window: '1' })).status).toBe(201)
  expect(await desk('staff', 'add', '--login', 'n.new', '--name', 'Ніна Новак', '--role', 'manager')).toMatchObject({
    code: 1,
    err: 'The login n.new is taken.\n',
  })
  expect(
    await desk('staff', 'add', '--login', 'x', '--name', 'x', '--role', 'manager', '--windows', '1'),
  ).toMatchObject({ code: 1, err: 'A manager may choose any window: leave --windows out.\n' })

  const added = await desk(
    'staff',
    'add',
    '--login',
    'p.clerk',
    '--name',
    'Пилип Клюка',
    '--role',
    'clerk',
    '--windows',
    '1, 3',
  )
  expect(added.out).toContain('Windows: 1, 3')
  const ofClerk = /Password: (\S+)/.exec(added.out)?.[1]
  const signIn = async (window: string) => {
    const client = bff.client()
    await client.post('/api/session', { login: 'p.clerk', password: ofClerk, window })
    return client
  }
  const holds = async (client: Client) => (await client.get('/api/session')).status === 200
  const client = await signIn('3')
  expect([await holds(client), await holds(await signIn('4'))]).toEqual([true, false])
  expect(await desk('staff', 'windows', '--login', 'p.clerk', '--set', '4,9')).toMatchObject({
    code: 1,
    err: 'The centre has no window 9. CENTRE_WINDOWS names: 1, 2, 3, 4.\n',
  })
  expect((await desk('staff', 'windows', '--login', 'p.clerk', '--set', '4')).out).toBe(
    'Windows of p.clerk: 4. Sessions at others end.\n',
  )
  const moved = await signIn('4')
  expect([await holds(client), await holds(moved)]).toEqual([false, true])
  expect((await desk('staff', 'sign-out', '--login', 'p.clerk')).out).toBe('Ended 2 sessions of p.clerk.\n')
  expect(await holds(moved)).toBe(false)
  const last = await signIn('4')
  expect((await desk('staff', 'disable', '--login', 'p.clerk')).code).toBe(0)
  expect([await holds(last), await holds(await signIn('4'))]).toEqual([false, false])
  expect((await desk('staff', 'list')).out).toMatch(/^p\.clerk «Пилип Клюка» clerk, windows 4, disabled$/m)
  expect((await desk('staff', 'enable', '--login', 'p.clerk')).code).toBe(0)
  expect(await holds(await signIn('4'))).toBe(true)
  expect(await desk('staff', 'disable', '--login', 'nobody')).toMatchObject({
    code: 1,
    err: 'There is no login nobody.\n',
  })
})

it('lets a person try again after attempts from unknown browsers locked the login', async () => {
  const signIn = (password: string) =>
    bff.client().post('/api/session', { login: 'b.yaremchuk', password, window: '1' })
  for (let count = 0; count < 5; count++) await signIn('wrong')
  expect((await signIn('demo-clerk')).body.code).toBe('locked-out')
  expect(await desk('staff', 'unlock', '--login', 'B.Yaremchuk')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^b\.yaremchuk may try again now/) as string,
  })
  expect((await signIn('demo-clerk')).status).toBe(201)
  expect(await desk('staff', 'unlock', '--login', 'nobody')).toMatchObject({
    code: 1,
    err: 'There is no login nobody.\n',
  })
  expect((await desk('staff', 'unlock')).err).toContain('Usage: npm run desk -- staff unlock --login')
})

it('gives a person a new password, and only with it can they go on', async () => {
  const added = await desk('staff', 'add', '--login', 'f.forgot', '--name', 'Фросина Забудько', '--role', 'manager')
  const old = /Password: (\S+)/.exec(added.out)?.[1]
  const browser = bff.client()
  const signIn = (client: Client, password: string | undefined) =>
    client.post('/api/session', { login: 'f.forgot', password, window: '1' })
  expect((await signIn(browser, old)).status).toBe(201)
  const stranger = bff.client()
  for (let count = 0; count < 6; count++) await signIn(stranger, 'wrong')
  expect((await signIn(stranger, old)).body.code).toBe('locked-out')

  const { out } = await desk('staff', 'password', '--login', 'F.Forgot')
  const given = /^New password of f\.forgot: ([a-z2-9]{20})$/m.exec(out)?.[1]
  expect(out).toContain('sessions ended: 1.')
  expect((await browser.get('/api/session')).status).toBe(401)
  // Nor is it a known browser of this person any longer: attempts from unknown browsers lock it out.
  expect((await signIn(browser, old)).body.code).toBe('wrong-credentials')
  for (let count = 0; count < 4; count++) await signIn(stranger, 'wrong')
  expect((await signIn(browser, given)).body.code).toBe('locked-out')

  expect((await desk('staff', 'disable', '--login', 'f.forgot')).code).toBe(0)
  const again = (await desk('staff', 'password', '--login', 'f.forgot')).out
  expect(again).toContain('f.forgot is disabled and cannot sign in yet')
  expect((await desk('staff', 'enable', '--login', 'f.forgot')).code).toBe(0)
  expect((await signIn(bff.client(), /: ([a-z2-9]{20})$/m.exec(again)?.[1])).status).toBe(201)
  expect(await desk('staff', 'password', '--login', 'nobody')).toMatchObject({
    code: 1,
    err: 'There is no login nobody.\n',
  })
  expect((await desk('staff', 'password')).err).toContain('Usage: npm run desk -- staff password --login')
})

describe('catalogue import', () => {
  it('shows first, then applies, and the running server finds it at once', async () => {
    const demo = JSON.parse(
      await readFile(join(import.meta.dirname, '../src/features/state/catalogue/demo/services.json'), 'utf8'),
    ) as { entries: { identifier: string; name: string }[] }
    const entries = [
      ...demo.entries
        .slice(0, -1)
        .map((entry) =>
          entry.identifier === '00034' ? { ...entry, name: 'Реєстрація місця проживання особи' } : entry,
        ),
      { identifier: 90050, name: 'Дозвіл на феєрверк' },
      { identifier: '90051' },
    ]
    const file = join(bff.folder, 'dump.json')
    await writeFile(file, JSON.stringify({ entries }))

    const looked = await desk('catalogue', 'import', 'services', '--from', file)
    expect(looked.out).toContain('! entries[39] 90051: no name, entry skipped')
    expect(looked.out).toContain('+ 90050 Дозвіл на феєрверк')
    expect(looked.out).toContain(
      '~ 00034 Реєстрація місця проживання особи\n    name: «Реєстрація місця проживання» → «Реєстрація місця проживання особи»',
    )
    expect(looked.out).toContain('- 90035 ')
    expect(looked.out).toContain('Would apply: 1 added, 1 changed, 1 retired, 1 faults.')
    expect(await names('феєрверк')).toEqual([])

    expect((await desk('catalogue', 'import', 'services', '--from', file, '--apply')).out).toContain('Applied: 1 added')
    expect(await names('феєрверк')).toEqual(['Дозвіл на феєрверк'])
    expect(await names('перереєстрація')).toEqual([])

    await writeFile(file, JSON.stringify({ entries: entries.slice(0, 5) }))
    const cut = await desk('catalogue', 'import', 'services', '--from', file, '--apply')
    expect(cut).toMatchObject({ code: 1, err: expect.stringContaining('--even-if-many-retire') as string })
    expect(await names('феєрверк')).toEqual(['Дозвіл на феєрверк'])
  })
  it('imports centres too', async () => {
    const file = join(import.meta.dirname, '../src/features/state/catalogue/demo/centres.json')
    expect((await desk('catalogue', 'import', 'centres', '--from', file, '--apply')).out).toBe(
      'Applied: 0 added, 0 changed, 0 retired, 0 faults.\n',
    )
  })
  it('refuses in one sentence what it cannot read', async () => {
    expect(await desk('catalogue', 'import', 'services', '--from', join(bff.folder, 'none.json'))).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^There is no file .*\n$/) as string,
    })
    expect((await desk('catalogue', 'import', 'clerks', '--from', 'x')).err).toContain('Usage:')
  })
})

it('gives a service of the register a number of this centre', async () => {
  expect(
    (await desk('service', 'map', '--code', '90033', '--number', '07-07', '--documents', 'internal-passport')).out,
  ).toBe('Applied.\n')
  expect(await names('07-07')).toEqual(['Надання дозволу на порушення об’єктів благоустрою'])
  expect(await desk('service', 'map', '--code', '90032', '--number', '07-07')).toMatchObject({
    code: 1,
    err: expect.stringContaining('another service has this number') as string,
  })
  expect((await desk('service', 'map', '--code', '90032')).err).toContain('Usage:')
})

it('makes keys for other systems, lists and revokes them', async () => {
  const { out } = await desk('integration', 'key', 'add', '--name', 'Журнал громади')
  const key = /: (desk_[\w-]{43})\n/.exec(out)?.[1] ?? ''
  const post = (externalId: string) =>
    bff.client().send('POST', '/integration/v1/appeals', {
      body: JSON.stringify({ external_id: externalId, registered_at: '2026-01-12T09:00:00+02:00' }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    })
  expect((await post('a')).status).toBe(201)
  const listed = (await desk('integration', 'key', 'list')).out
  expect(listed).toMatch(/^[0-9a-f-]{36} «Журнал громади» made \S+, last used \S+\n$/)
  expect(listed).not.toContain(key)
  expect((await desk('integration', 'key', 'revoke', listed.slice(0, 36))).code).toBe(0)
  expect((await post('b')).status).toBe(401)
  expect(await desk('integration', 'key', 'revoke', listed.slice(0, 36))).toMatchObject({
    code: 1,
    err: 'There is no active key with this id.\n',
  })
  expect((await desk('integration', 'key', 'add')).err).toContain('Usage:')
})

it('keeps holidays', async () => {
  expect((await desk('holidays', 'list')).out).toContain('2136-IX')
  expect((await desk('holidays', 'add', '2026-08-24', 'День Незалежності')).code).toBe(0)
  expect((await desk('holidays', 'add', '2026-08-24', 'День Незалежності України')).code).toBe(0)
  expect((await desk('holidays', 'list')).out).toBe('2026-08-24 День Незалежності України\n')
  expect((await desk('holidays', 'add', '2026-02-30', 'Такого дня немає')).code).toBe(1)
  expect((await desk('holidays', 'remove', '2026-08-24')).code).toBe(0)
  expect(await desk('holidays', 'remove', '2026-08-24')).toMatchObject({
    code: 1,
    err: '2026-08-24 is not a holiday.\n',
  })
})

it('lists packages that were set aside and has the running server look at them again', async () => {
  expect(await desk('packages', 'list')).toMatchObject({ code: 0, out: 'No package is set aside.\n' })
  const { barcode } = bff.simulator.control.issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
  const { body: request } = await clerk.post('/api/document-requests', { barcode, input: 'camera' })
  bff.simulator.control.spoilNextDelivery({ forge: true })
  bff.simulator.control.confirm(request.id)
  const row = () =>
    bff.server.ctx.db
      .selectFrom('document_packages')
      .selectAll()
      .where('request_id', '=', request.id)
      .where('state', '=', 'quarantined')
      .executeTakeFirst()
  const { id } = await eventually(row)
  expect((await desk('packages', 'list')).out).toMatch(
    new RegExp(`^${id} .*untrusted-signer .*window 3  barcode  \\d+ bytes  request ${request.id}\n$`),
  )
  expect(await desk('packages', 'look-again', id)).toMatchObject({
    code: 0,
    out: expect.stringContaining('in the queue again') as string,
  })
  await eventually(async () => ((await row())?.looks === 1 ? true : undefined), 20_000)
  expect(await desk('packages', 'look-again', 'none')).toMatchObject({
    code: 1,
    err: 'Not set aside, or no longer kept: none\n',
  })
})

it('removes a second factor whose phone and recovery codes are lost', async () => {
  const { out } = await desk('staff', 'add', '--login', 'l.lost', '--name', 'Лука Загубенко', '--role', 'manager')
  const password = /Password: (\S+)/.exec(out)?.[1] ?? ''
  const signIn = () => bff.client().post('/api/session', { login: 'l.lost', password, window: '1' })
  const client = bff.client()
  await client.post('/api/session', { login: 'l.lost', password, window: '1' })
  const { secret } = (await client.post('/api/profile/totp', { password })).body
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  expect((await client.post('/api/profile/totp/confirmation', { code })).status).toBe(200)
  expect((await signIn()).body.code).toBe('second-factor-required')
  expect((await desk('staff', 'remove-second-factor', '--login', 'L.Lost')).out).toContain('sessions ended: 1.')
  expect((await signIn()).status).toBe(201)
  expect((await desk('staff', 'remove-second-factor', '--login', 'l.lost')).out).toContain('Nothing was changed.')
})
