// The test pull against the real export, and against servers that do one thing wrong.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { paths, testPullSchema, testPullSteps } from '@diia-desk/contract'
import type { TestPull } from '@diia-desk/contract'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeTestToken, testHeader, testLogin } from '../src/features/state/export/test-token.ts'
import { issueCredential } from '../src/features/state/export/keep-credentials.ts'
import { runTestPull } from '../src/features/state/monitoring/test-pull/run-test-pull.ts'
import type { TestPullTask } from '../src/features/state/monitoring/test-pull/run-test-pull.ts'
import { open } from './appeal-work.ts'
import { basic, get } from './erepository.ts'
import { startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

const period = { from: '2026-11-01', to: '2026-11-30' }

/** The step at which a test ended, or the first one that warns. */
function verdict({ steps }: TestPull): string {
  const step =
    steps.find(({ outcome }) => outcome === 'failed') ??
    steps.find(({ outcome, step: name }) => outcome === 'warning' && !['address', 'dns'].includes(name))
  return step === undefined ? 'ok' : `${step.step}: ${step.finding}`
}

describe('over the real export', () => {
  let bff: TestServer
  let administrator: Client
  beforeAll(async () => {
    bff = await startTestServer({ environment: { EXPORT_PAGE_SIZE: '10' } })
    bff.server.ctx.config.export.publicUrl = `${bff.server.url}/appeals/`
    administrator = await bff.signIn('o.savchenko')
    await issueCredential(bff.server.ctx, null, { login: 'erepository', password: 'pa$$word' })
    for (let index = 0; index < 25; index++) await open(bff.server.ctx, '2026-11-01T08:00:00Z')
  })
  afterAll(() => bff.close())
  const test = async (request: object) =>
    testPullSchema.parse((await administrator.post(paths.exportTestPulls, { ...period, ...request })).body)
  const pulls = async () => {
    await bff.server.ctx.stateExport.pulls.close()
    return await bff.server.ctx.db
      .selectFrom('export_pulls')
      .select(['kind', 'state', 'reason', 'pages', 'records', 'credential_id'])
      .orderBy('started_at')
      .execute()
  }

  it('marks its calls with a value that gives no access', async () => {
    const marks: unknown[] = []
    const listener = createServer((req, res) => {
      marks.push(req.headers[testHeader])
      res.writeHead(503).end()
    }).listen(0, '127.0.0.1')
    await once(listener, 'listening')
    const { export: settings } = bff.server.ctx.config
    const { publicUrl } = settings
    settings.publicUrl = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/appeals/`
    await test({})
    settings.publicUrl = publicUrl
    listener.close()
    expect(marks).toEqual([expect.stringMatching(/^\d+\.[0-9a-f]{32}\.[0-9a-f]{64}$/)])
    const query = '?start_date=2026-11-01&end_date=2026-11-01'
    expect((await get(publicUrl + query, { authorization: basic(testLogin, String(marks[0])) })).status).toBe(401)
    expect(
      (
        await get(publicUrl + query, {
          authorization: basic(testLogin, makeTestToken(bff.server.ctx.keys, 'password', new Date())),
        })
      ).status,
    ).toBe(200)
    await bff.server.ctx.stateExport.pulls.close()
    await bff.server.ctx.db.deleteFrom('export_pulls').execute()
  })

  it('completes all steps with a password of its own, and is logged as a test', async () => {
    const result = await test({})
    expect(result.steps.map(({ step }) => step)).toEqual(testPullSteps)
    expect(result.steps.map(({ outcome, finding }) => finding ?? outcome)).toEqual([
      'plain-http',
      'private-address',
      'ok',
      'not-tried',
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
    ])
    expect([result.pages, result.records]).toEqual([3, 25])
    expect(await pulls()).toMatchObject([
      { kind: 'test', state: 'refused', reason: 'wrong-credentials' },
      { kind: 'test', state: 'complete', pages: 3, records: 25, credential_id: null },
    ])
  })

  it('uses the password that was entered, and says when it is wrong', async () => {
    expect(verdict(await test({ login: 'erepository', password: 'pa$$word' }))).toBe('ok')
    expect((await pulls()).at(-1)).toMatchObject({ kind: 'test', state: 'complete', credential_id: expect.any(String) })
    expect(verdict(await test({ login: 'erepository', password: 'another' }))).toBe('first-page: unauthorised')
    expect(bff.log()).not.toMatch(/pa\$\$word|another/)
  })

  it('leaves no alarm and no blocked address behind', async () => {
    for (let index = 0; index < 21; index++) await test({ login: 'erepository', password: 'another' })
    expect(verdict(await test({}))).toBe('ok')
    expect((await administrator.get(paths.exportState)).body.alarms).toEqual(['never-pulled'])
  }, 60_000)

  it('runs for administrators only, one at a time, with valid days', async () => {
    expect((await (await bff.signIn('y.honcharenko')).post(paths.exportTestPulls, period)).status).toBe(403)
    expect((await administrator.post(paths.exportTestPulls, { from: '2026-11-02', to: '2026-11-01' })).status).toBe(422)
    expect((await administrator.post(paths.exportTestPulls, { ...period, login: 'x' })).status).toBe(422)
    const both = await Promise.all([
      administrator.post(paths.exportTestPulls, period),
      administrator.post(paths.exportTestPulls, period),
    ])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 429])
  })

  it('warns about an empty period', async () => {
    expect(
      verdict(
        testPullSchema.parse(
          (await administrator.post(paths.exportTestPulls, { from: '2020-01-01', to: '2020-01-01' })).body,
        ),
      ),
    ).toBe('first-page: nothing-in-period')
  })
})

describe('over a wrong server', () => {
  const servers: Server[] = []
  afterEach(async () => {
    await Promise.all(
      servers.splice(0).map(async (server) => {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }),
    )
  })
  async function listen(server: Server): Promise<number> {
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }
  const task: Omit<TestPullTask, 'base'> = {
    ...period,
    login: 'erepository',
    password: 'right',
    mark: {},
    names: { success: 'success', next: 'next_page', items: 'data', id: 'id' },
    faultsOf: () => [],
    now: new Date(),
  }
  const right = `Basic ${Buffer.from('erepository:right').toString('base64')}`
  /** A server that asks for the password correctly and then does something. */
  const behind =
    (listener: RequestListener): RequestListener =>
    (req, res) => {
      if (req.headers.authorization === right) listener(req, res)
      else res.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end()
    }
  const meet = async (listener: RequestListener, more: Partial<TestPullTask> = {}) =>
    await runTestPull({ ...task, base: `http://127.0.0.1:${await listen(createServer(listener))}/appeals/`, ...more })
  const page = (data: unknown[], next: string | null = null) => JSON.stringify({ success: true, next_page: next, data })
  const here = (req: { headers: { host?: string | undefined } }, query: string) =>
    `http://${req.headers.host ?? ''}/appeals/?${query}`

  it.each<[string, string, RequestListener]>([
    [
      'a proxy that redirects',
      'without-password: redirected',
      (_req, res) => void res.writeHead(301, { location: 'https://elsewhere.example/appeals/?token=secret' }).end(),
    ],
    ['an open door', 'without-password: open-without-password', (_req, res) => void res.end(page([]))],
    [
      'a door that any password opens',
      'wrong-password: open-to-any-password',
      (req, res) =>
        void (req.headers.authorization === undefined ? res.writeHead(401, { 'www-authenticate': 'Basic' }) : res).end(
          page([]),
        ),
    ],
    [
      'no challenge',
      'without-password: no-challenge',
      (req, res) => void (req.headers.authorization === right ? res.end(page([{ id: 1 }])) : res.writeHead(401).end()),
    ],
    ['another site', 'without-password: not-found', (_req, res) => void res.writeHead(404).end('<html>')],
    [
      'a proxy without its server',
      'without-password: proxy-error',
      (_req, res) => void res.writeHead(502).end('<html>Bad gateway'),
    ],
    ['a filter by address', 'without-password: forbidden', (_req, res) => void res.writeHead(403).end()],
    ['a connection that breaks', 'without-password: connection-lost', (req) => void req.socket.destroy()],
    [
      'a server that is starting',
      'first-page: not-ready',
      behind((_req, res) => void res.writeHead(503).end('{"success":false,"error":{}}')),
    ],
    [
      'a server with a fault',
      'first-page: server-error',
      behind((_req, res) => void res.writeHead(500).end('{"success":false}')),
    ],
    [
      'a page for people',
      'first-page: not-json',
      behind((_req, res) => void res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>')),
    ],
    [
      'a torn page',
      'first-page: not-json',
      behind((_req, res) => void res.end('{"success":true,"next_page":null,"data":[{"id":1}')),
    ],
    [
      'another envelope',
      'first-page: not-as-schema',
      behind((_req, res) => void res.end('{"success":true,"results":[]}')),
    ],
    [
      'a link to elsewhere',
      'next-pages: next-page-elsewhere',
      behind((_req, res) => void res.end(page([{ id: 1 }], 'http://elsewhere.example/appeals/?cursor=1'))),
    ],
    [
      'a link to itself',
      'next-pages: page-repeated',
      behind((req, res) => void res.end(page([{ id: req.url }], here(req, 'cursor=1')))),
    ],
    [
      'a record that comes twice',
      'next-pages: record-repeated',
      behind(
        (req, res) =>
          void res.end(page([{ id: 7 }], req.url?.includes('cursor') === true ? null : here(req, 'cursor=1'))),
      ),
    ],
    [
      'a link that is refused',
      'next-pages: next-page-refused',
      behind(
        (req, res) =>
          void (req.url?.includes('cursor') === true
            ? res.writeHead(400).end()
            : res.end(page([{ id: 7 }], here(req, 'cursor=1')))),
      ),
    ],
  ])('%s', async (_, expected, listener) => {
    const result = await meet(listener)
    expect(verdict(result)).toBe(expected)
    expect(JSON.stringify(result)).not.toMatch(/secret|right/)
  })

  it('stops after a maximum number of pages', async () => {
    let count = 0
    const result = await meet(behind((req, res) => void res.end(page([{ id: ++count }], here(req, `cursor=${count}`)))))
    expect([verdict(result), result.pages]).toEqual(['next-pages: too-many-pages', 20])
  })

  it('shows the first fault of a page by its schema', async () => {
    const result = await meet(
      behind((_req, res) => void res.end(page([{ id: 1 }]))),
      { faultsOf: () => ['/data/0/id must be string'] },
    )
    expect(result.steps.at(-1)).toMatchObject({
      step: 'schema',
      outcome: 'failed',
      finding: 'not-as-schema',
      fact: '1: /data/0/id must be string',
    })
  })

  it('recognises an invalid address, an unknown name, a closed port', async () => {
    expect(verdict(await runTestPull({ ...task, base: 'appeals' }))).toBe('address: not-an-address')
    expect(verdict(await runTestPull({ ...task, base: 'https://no-such-host.invalid/appeals/' }))).toMatch(
      /^dns: name-(not-found|service-silent)$/,
    )
    const port = await listen(createServer())
    await new Promise((resolve) => servers.splice(0)[0]?.close(resolve))
    expect(verdict(await runTestPull({ ...task, base: `http://127.0.0.1:${port}/appeals/` }))).toBe(
      'connection: connection-refused',
    )
  })

  const file = (name: string) => readFileSync(join(import.meta.dirname, 'certificates', name), 'utf8')
  it.each<[string, string, Partial<TestPullTask>]>([
    ['good', 'ok', {}],
    ['good', 'tls: certificate-expires-soon', { now: new Date('2099-12-15T00:00:00Z') }],
    ['expired', 'tls: certificate-expired', {}],
    ['early', 'tls: certificate-not-yet-valid', {}],
    ['other', 'tls: certificate-wrong-name', {}],
    ['good', 'tls: certificate-not-trusted', { ca: file('other.pem') }],
  ])('judges a certificate: %s, %s', async (name, expected, more) => {
    const port = await listen(
      createTlsServer(
        { key: file('leaf.key'), cert: file(`${name}.pem`) },
        behind((_req, res) => void res.end(page([{ id: 1 }]))),
      ),
    )
    const result = await runTestPull({
      ...task,
      base: `https://localhost:${port}/appeals/`,
      ca: file('ca.pem'),
      ...more,
    })
    expect(verdict(result)).toBe(expected)
    expect(result.steps.find(({ step }) => step === 'tls')?.fact).toBe(name === 'expired' ? '2021-01-01' : '2100-01-01')
  })

  it('recognises a server that speaks no TLS', async () => {
    const port = await listen(createServer())
    expect(verdict(await runTestPull({ ...task, base: `https://127.0.0.1:${port}/appeals/` }))).toBe('tls: tls-failed')
  })
})
