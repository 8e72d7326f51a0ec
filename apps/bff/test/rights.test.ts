// Every address × every role × own and other window, with real data behind the addresses. The expected results are
// written by hand, so that a mistake in the table of permissions is found. All data belongs to window 3: «own» people
// sit there, «other» people sit at window 1.
import { randomUUID } from 'node:crypto'
import { paths, permissions, reachOf, roles } from '@diia-desk/contract'
import type { DeskEvent } from '@diia-desk/contract'
import express, { Router } from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../src/app.ts'
import { createRoutes } from '../src/compose.ts'
import { mayReceive } from '../src/features/people/event-stream/may-receive.ts'
import { declaredRoutes, mount, notForStaff } from '../src/http/access.ts'
import { onlyMethods } from '../src/http/guards.ts'
import { dayOf } from '../src/time.ts'
import { requirePermission } from '../src/features/people/sessions/guards.ts'
import { addService } from './appeal-fixtures.ts'
import { eventually, startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

const people = [
  'nobody',
  'clerk',
  'clerk elsewhere',
  'manager',
  'manager elsewhere',
  'administrator',
  'administrator elsewhere',
] as const
type Person = (typeof people)[number]

/** The expected status for each of them, in the order of `people`; 'in' means any answer from behind the guard. */
type ExpectedStatus = readonly (number | 'in')[]

const everyone: ExpectedStatus = ['in', 'in', 'in', 'in', 'in', 'in', 'in']
const signedIn: ExpectedStatus = [401, 'in', 'in', 'in', 'in', 'in', 'in']
const clerksAndManagers: ExpectedStatus = [401, 'in', 'in', 'in', 'in', 403, 403]
/** What belongs to window 3. */
const ownClerkAndManagers: ExpectedStatus = [401, 'in', 403, 'in', 'in', 403, 403]
const managers: ExpectedStatus = [401, 403, 403, 'in', 'in', 403, 403]
const managersAndAdministrators: ExpectedStatus = [401, 403, 403, 'in', 'in', 'in', 'in']
const administrators: ExpectedStatus = [401, 403, 403, 403, 403, 'in', 'in']
const same = (status: number): ExpectedStatus => people.map(() => status)

const expected: Record<string, ExpectedStatus> = {
  'GET /api/centre': everyone,
  'GET /api/session': signedIn,
  'POST /api/session': everyone,
  'DELETE /api/session': signedIn,
  'POST /api/session/activity': signedIn,
  'GET /api/profile': signedIn,
  'PUT /api/profile/password': signedIn,
  'POST /api/profile/session-ends': signedIn,
  'GET /api/events': signedIn,
  'GET /api/today': clerksAndManagers,
  'POST /api/validations': clerksAndManagers,
  'POST /api/document-requests': clerksAndManagers,
  'GET /api/document-requests/:id': ownClerkAndManagers,
  'POST /api/document-requests/:id/cancellation': ownClerkAndManagers,
  'GET /api/document-copies': managers,
  'GET /api/document-copies/:id': ownClerkAndManagers,
  'GET /api/document-copies/:id/pdf': ownClerkAndManagers,
  'GET /api/document-copies/:id/container': ownClerkAndManagers,
  'GET /api/appeals': clerksAndManagers,
  'POST /api/appeals': clerksAndManagers,
  'GET /api/appeals/tasks': clerksAndManagers,
  'GET /api/appeals/:id': clerksAndManagers,
  'GET /api/appeals/:id/receipt': clerksAndManagers,
  'POST /api/appeals/:id/changes': clerksAndManagers,
  'GET /api/services': signedIn,
  'POST /api/services': administrators,
  'GET /api/services/:id': signedIn,
  'PATCH /api/services/:id': administrators,
  'GET /api/catalogue': administrators,
  'GET /api/catalogue/:id': administrators,
  'GET /api/reports/day': managersAndAdministrators,
  'GET /api/reports/day.csv': managersAndAdministrators,
  'GET /api/reports/day.xlsx': managersAndAdministrators,
  'GET /api/reports/quarter': managersAndAdministrators,
  'GET /api/reports/quarter.csv': managersAndAdministrators,
  'GET /api/reports/quarter.xlsx': managersAndAdministrators,
  'POST /api/reports/quarter/answers': managersAndAdministrators,
  'GET /api/monitoring/preview': managersAndAdministrators,
  'GET /api/monitoring/rejected': managersAndAdministrators,
  'GET /api/monitoring/completeness': managersAndAdministrators,
  'GET /api/monitoring/pulls': managersAndAdministrators,
  'GET /api/monitoring/state': managersAndAdministrators,
  'GET /api/monitoring/centre': managersAndAdministrators,
  'GET /api/monitoring/centre-register': managersAndAdministrators,
  'PATCH /api/monitoring/centre': administrators,
  'POST /api/monitoring/credentials': administrators,
  'DELETE /api/monitoring/credentials/:id': administrators,
  'POST /api/monitoring/test-pulls': administrators,
  'GET /api/system-health': administrators,
  'POST /api/document-packages/:id/re-examination': administrators,
  // Not for staff: sessions give no access here, and the others need none.
  'ALL /diia/callback/:secret': same(404),
  'ALL /appeals': same(401),
  'GET /health/live': everyone,
  'GET /health/ready': everyone,
  'GET /integration/v1/openapi.json': everyone,
  'POST /integration/v1/appeals': same(401),
  'POST /integration/v1/appeals/:externalId/events': same(401),
  'GET /rate/rating.css': everyone,
  'GET /rate/:token': same(404),
  'POST /rate/:token': same(404),
  'GET /{*page}': same(404),
}

let bff: TestServer
let clients: Record<Person, Client>
const made = { request: '', package: '', waiting: '', copy: '', appeal: '', service: '', validation: '' }
const holder = 'Нечуй-Левицька-Костянтинопольська'
const applicant = 'Вигадана Особа'

beforeAll(async () => {
  bff = await startTestServer()
  clients = {
    nobody: bff.client(),
    clerk: await bff.signIn('m.tkach', '3'),
    'clerk elsewhere': await bff.signIn('b.yaremchuk', '1'),
    manager: await bff.signIn('y.honcharenko', '3'),
    'manager elsewhere': await bff.signIn('y.honcharenko', '1'),
    administrator: await bff.signIn('o.savchenko', '3'),
    'administrator elsewhere': await bff.signIn('o.savchenko', '1'),
  }
  const { control } = bff.simulator
  const issue = (type: string) => control.issueCode({ citizenId: 'oleksandra', type }).barcode
  const { clerk } = clients
  made.validation = (await clerk.post(paths.validations, { barcode: issue('driver-license'), input: 'typed' })).body.id
  made.waiting = (await clerk.post(paths.documentRequests, { barcode: issue('taxpayer-card'), input: 'typed' })).body.id
  made.request = (
    await clerk.post(paths.documentRequests, { barcode: issue('internal-passport'), input: 'typed' })
  ).body.id
  control.confirm(made.request)
  made.copy = await eventually(
    async () => (await clerk.get(paths.documentRequest(made.request))).body.copies[0]?.id as string | undefined,
  )
  made.package = (
    await bff.server.ctx.db
      .selectFrom('document_packages')
      .select('id')
      .where('request_id', '=', made.request)
      .executeTakeFirstOrThrow()
  ).id
  made.service = (await addService(bff.server.ctx.db, { documents: ['internal-passport', 'taxpayer-card'] })).id
  const registered = await clerk.post(paths.appeals, {
    serviceId: made.service,
    submissionId: randomUUID(),
    details: { applicant },
    attach: { validations: [made.validation], documentRequests: [made.request] },
  })
  expect(registered.status).toBe(201)
  made.appeal = registered.body.id
}, 60_000)
afterAll(() => bff.close())

/** The address of a real resource. */
function addressOf(path: string): string {
  const day = dayOf(new Date())
  const id = path.includes('cancellation')
    ? made.waiting
    : path.includes('document-requests')
      ? made.request
      : path.includes('copies')
        ? made.copy
        : path.includes('appeals')
          ? made.appeal
          : path.includes('credentials')
            ? 'none'
            : path.includes('packages')
              ? made.package
              : made.service
  const queries: Record<string, string> = {
    '/api/reports/day': `?from=${day}&to=${day}`,
    '/api/reports/day.csv': `?from=${day}&to=${day}&locale=uk&table=clerks`,
    '/api/reports/day.xlsx': `?from=${day}&to=${day}&locale=uk`,
    '/api/reports/quarter': '?year=2026&quarter=4',
    '/api/reports/quarter.csv': '?year=2026&quarter=4&locale=uk&table=quarter',
    '/api/reports/quarter.xlsx': '?year=2026&quarter=4&locale=uk',
    '/api/reports/quarter/answers': '?year=2026&quarter=4',
    '/api/monitoring/preview': `?from=${day}&to=${day}`,
    '/api/monitoring/rejected': `?from=${day}&to=${day}`,
    '/api/monitoring/completeness': `?from=${day}&to=${day}`,
    '/api/monitoring/centre-register': '?q=01',
  }
  return (
    path
      .replace(':id', id)
      .replace('{*page}', 'none.js')
      .replace(':secret', 'guessed')
      .replace(':token', 'guessed')
      .replace(':externalId', 'x') + (queries[path] ?? '')
  )
}

async function statusFor(route: string, by: Client): Promise<number | 'in'> {
  const [verb = '', path = ''] = route.split(' ')
  const method = verb === 'ALL' ? (path.includes('callback') ? 'POST' : 'GET') : verb
  if (path === paths.events) return await statusOfStream(by)
  // A session that is ended must not be the one that the remaining calls use.
  const client =
    route === 'DELETE /api/session'
      ? { ...bff.client(), ...(by.cookie !== undefined && { cookie: (await another(by)).cookie }) }
      : by
  const answer = await client.send(method, addressOf(path), {
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'x-diia-desk': '1',
      ...(client.cookie !== undefined && { cookie: client.cookie }),
    },
    ...(method !== 'GET' && method !== 'DELETE' && { body: '{"nothing":"of this"}' }),
  })
  expect([route, answer.status < 500]).toEqual([route, true])
  // A reader gets the resource itself; a writer gets an error about the input.
  const allowed = method === 'GET' ? [200] : [200, 201, 204, 409, 422, ...(path.includes('credentials/') ? [404] : [])]
  return allowed.includes(answer.status) ? 'in' : answer.status
}

/** Another session of the same person. */
async function another(by: Client): Promise<Client> {
  const {
    staff: { login },
    window,
  } = (await by.get(paths.session)).body
  return await bff.signIn(login, window)
}

async function statusOfStream(by: Client): Promise<number | 'in'> {
  const abort = new AbortController()
  const { status } = await fetch(bff.server.url + paths.events, {
    headers: { cookie: by.cookie ?? '' },
    signal: abort.signal,
  })
  abort.abort()
  return status === 200 ? 'in' : status
}

describe('the table of rights', () => {
  let rows = 0
  afterAll(() =>
    // oxlint-disable-next-line no-console -- the size of the proof is part of it
    console.log(`rights: ${rows} rows walked: ${rows / people.length} addresses × ${people.length} people`),
  )

  it('covers every address that the app has', () => {
    const routes = declaredRoutes(
      createApp(bff.server.ctx, createRoutes(bff.server.ctx, { admit: () => undefined, handler: () => undefined })),
    ).map(({ method, path }) => `${method} ${path}`)
    expect(routes.toSorted()).toEqual(Object.keys(expected).toSorted())
  })

  it.each(Object.entries(expected))('%s', async (route, expectedStatus) => {
    const found: (number | 'in')[] = []
    for (const person of people) found.push(await statusFor(route, clients[person]))
    rows += found.length
    expect(Object.fromEntries(people.map((person, index) => [person, found[index]]))).toEqual(
      Object.fromEntries(people.map((person, index) => [person, expectedStatus[index]])),
    )
  })
})

describe('data that is hidden on a page is hidden in', () => {
  const read = async (person: Person, path: string) => (await clients[person].get(path)).body
  const staff = people.slice(1)

  it('the day of a window', async () => {
    const counts = await Promise.all(
      (['clerk', 'clerk elsewhere', 'manager', 'manager elsewhere'] as const).map(
        async (person) => (await read(person, paths.today)).items.length as number,
      ),
    )
    expect(counts).toEqual([3, 0, 3, 0])
  })

  it('an appeal: checks, requests, copies and the ids of copies of another window', async () => {
    const seen = async (person: Person) => {
      const { validations, documentRequests, attachedElsewhere, documents } = await read(
        person,
        paths.appeal(made.appeal),
      )
      return [validations.length, documentRequests.length, attachedElsewhere, documents]
    }
    const whole = [
      1,
      1,
      0,
      [
        { type: 'internal-passport', here: true, copyId: made.copy },
        { type: 'taxpayer-card', here: false },
      ],
    ]
    expect(await seen('clerk')).toEqual(whole)
    expect(await seen('manager')).toEqual(whole)
    expect(await seen('manager elsewhere')).toEqual(whole)
    expect(await seen('clerk elsewhere')).toEqual([
      0,
      0,
      2,
      [
        { type: 'internal-passport', here: true },
        { type: 'taxpayer-card', here: false },
      ],
    ])
  })

  it('every answer: the holder of a copy appears in none that goes to another window or to an administrator', async () => {
    const asked = Object.keys(expected).flatMap((route) =>
      route.startsWith('GET /api/') && !route.endsWith('/events') ? [addressOf(route.slice(4))] : [],
    )
    const holding = async (person: Person) => {
      const answers = await Promise.all(asked.map(async (path) => (await clients[person].get(path)).bytes))
      return [holder, applicant].map((name) => answers.filter((bytes) => bytes.includes(name)).length)
    }
    // The request, the copy, the list, the day, the appeal; the applicant of an appeal is in the list of appeals too.
    expect(
      Object.fromEntries(await Promise.all(staff.map(async (person) => [person, await holding(person)] as const))),
    ).toEqual({
      clerk: [4, 2],
      'clerk elsewhere': [0, 2],
      manager: [5, 2],
      'manager elsewhere': [4, 2],
      administrator: [0, 0],
      'administrator elsewhere': [0, 0],
    })
  })

  it('the answer to a change of an appeal', async () => {
    const { status, bytes, body } = await clients['clerk elsewhere'].post(paths.appealChanges(made.appeal), {
      kind: 'corrected',
      details: { note: 'Прийшли до іншого вікна' },
    })
    expect([status, bytes.includes(holder), body.attachedElsewhere]).toEqual([201, false, 2])
  })

  it('a retry at another window: the request moves with the visitor, and so does the right to read it', async () => {
    const { control } = bff.simulator
    const { barcode } = control.issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
    control.trouble({ down: 'unavailable' })
    const first = await clients.clerk.post(paths.documentRequests, { barcode, input: 'typed' })
    control.trouble({ down: false })
    const moved = await bff.signIn('m.tkach', '4')
    const second = await moved.post(paths.documentRequests, { barcode, input: 'typed' })
    expect(second.body).toMatchObject({ id: first.body.id, window: '4', state: 'waiting' })
    expect((await clients.clerk.get(paths.documentRequest(first.body.id))).status).toBe(403)
  })

  it('events', () => {
    const [id, window] = ['x', '3']
    const events: Record<string, DeskEvent> = {
      'document-request': { type: 'document-request', id, state: 'arrived', window },
      validation: { type: 'validation', id, outcome: 'valid', window },
      'document-copies': { type: 'document-copies', window },
      'document-copies of no window': { type: 'document-copies' },
      appeal: { type: 'appeal', id, status: 'registered' },
      'export-pull': { type: 'export-pull', id },
      'system-health': { type: 'system-health' },
      'diia-link': { type: 'diia-link', state: 'ok' },
      resync: { type: 'resync' },
    }
    const heard = Object.fromEntries(
      Object.entries(events).map(([name, event]) => [
        name,
        staff.map((person) => {
          const [role, elsewhere] = person.split(' ') as ['clerk' | 'manager' | 'administrator', string?]
          return mayReceive(
            { staff: { id: 'p', login: 'p', name: 'p', role }, window: elsewhere === undefined ? '3' : '1' },
            event,
          )
        }),
      ]),
    )
    expect(heard).toEqual({
      'document-request': [true, false, true, true, false, false],
      validation: [true, false, true, true, false, false],
      'document-copies': [false, false, true, true, false, false],
      'document-copies of no window': [false, false, true, true, false, false],
      appeal: [true, true, true, true, false, false],
      'export-pull': [false, false, true, true, true, true],
      'system-health': [false, false, false, false, true, true],
      'diia-link': [true, true, true, true, true, true],
      resync: [true, true, true, true, true, true],
    })
  })

  it('the stream itself', async () => {
    const abort = new AbortController()
    const heard = { clerk: '', 'clerk elsewhere': '', administrator: '' }
    for (const person of ['clerk', 'clerk elsewhere', 'administrator'] as const) {
      const { body } = await fetch(bff.server.url + paths.events, {
        headers: { cookie: clients[person].cookie ?? '' },
        signal: abort.signal,
      })
      void (async () => {
        for await (const chunk of body as ReadableStream<Uint8Array>) heard[person] += Buffer.from(chunk).toString()
      })().catch(() => undefined)
    }
    const { barcode } = bff.simulator.control.issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
    const { id } = (await clients.clerk.post(paths.validations, { barcode, input: 'typed' })).body
    // The first event that all may receive comes after it.
    bff.server.ctx.commits
      .run((trx) =>
        trx.insertInto('events').values({ at: new Date().toISOString(), body: '{"type":"resync"}' }).execute(),
      )
      .then(
        () => bff.server.ctx.bus.wake('events'),
        () => undefined,
      )
    await eventually(() => (Object.values(heard).every((text) => text.includes('resync')) ? true : undefined))
    expect(Object.fromEntries(Object.entries(heard).map(([person, text]) => [person, text.includes(id)]))).toEqual({
      clerk: true,
      'clerk elsewhere': false,
      administrator: false,
    })
    abort.abort()
  })
})

describe('an app is not created', () => {
  const make = (change: (app: express.Express) => void) => () => {
    const app = express()
    change(app)
    return declaredRoutes(app)
  }
  it.each<[string, (app: express.Express) => void]>([
    ['with a route that does not say who may use it', (app) => app.get('/api/new', (_req, res) => void res.end())],
    [
      'with one in a router',
      (app) =>
        mount(
          app,
          '/api',
          Router().get('/new', (_req, res) => void res.end()),
        ),
    ],
    [
      'with one method that does, and another that does not',
      (app) =>
        app
          .route('/api/new')
          .get(notForStaff('a test'), (_req, res) => void res.end())
          .post((_req, res) => void res.end()),
    ],
    ['with a handler that no route holds', (app) => app.use('/api/new', (_req, res) => void res.end())],
    [
      'with a guard that comes too late',
      (app) => app.get('/api/new', (_req, res) => void res.end(), notForStaff('a test')),
    ],
  ])('%s', (_name, change) => {
    expect(make(change)).toThrow(/does not say who may use it/)
  })

  it('but is created when all addresses do', () => {
    expect(
      make((app) => {
        mount(
          app,
          '/api',
          Router()
            .get('/new', requirePermission(bff.server.ctx, 'copies.open'), (_req, res) => void res.end())
            .all('/new', onlyMethods('GET')),
        )
      })(),
    ).toEqual([{ method: 'GET', path: '/api/new', access: { kind: 'permission', permission: 'copies.open' } }])
  })
})

it('denies what the table does not name', () => {
  const granted = permissions.flatMap((permission) =>
    roles.flatMap((role) => (reachOf(role, permission) === undefined ? [] : [`${role} ${permission}`])),
  )
  const personal = granted.filter((grant) =>
    /^administrator (copies|document-requests|validations|appeals|codes|desk)/.test(grant),
  )
  expect(personal).toEqual([])
  expect(reachOf('nobody-at-all' as 'clerk', 'copies.open')).toBeUndefined()
})
