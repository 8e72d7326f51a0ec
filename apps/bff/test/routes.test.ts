// Every address of the API and who it opens to. A new route fails here until somebody says whose it is.
import { paths } from '@diia-desk/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApp } from '../src/app.ts'
import { startStand } from './stand.ts'
import type { Client, Stand } from './stand.ts'

type Who = 'anyone' | 'staff' | 'managers' | 'managers and administrators' | 'administrators'

const doors: Record<string, Who> = {
  'GET /centre': 'anyone',
  'GET /session': 'staff', 'POST /session': 'anyone', 'DELETE /session': 'anyone', 'POST /session/activity': 'staff',
  'POST /validations': 'staff',
  'GET /document-requests/:id': 'staff', 'POST /document-requests': 'staff', 'POST /document-requests/:id/cancellation': 'staff',
  'GET /document-copies': 'managers', 'GET /document-copies/:id': 'staff', 'GET /document-copies/:id/pdf': 'staff', 'GET /document-copies/:id/container': 'staff',
  'GET /today': 'staff',
  'GET /appeals': 'staff', 'POST /appeals': 'staff', 'GET /appeals/tasks': 'staff', 'GET /appeals/:id': 'staff', 'GET /appeals/:id/receipt': 'staff', 'POST /appeals/:id/changes': 'staff',
  'GET /services': 'staff', 'POST /services': 'administrators', 'GET /services/:id': 'staff', 'PATCH /services/:id': 'administrators',
  'GET /catalogue': 'administrators', 'GET /catalogue/:id': 'administrators',
  'GET /reports/day': 'managers and administrators', 'GET /reports/day.csv': 'managers and administrators', 'GET /reports/day.xlsx': 'managers and administrators',
  'GET /reports/quarter': 'managers and administrators', 'GET /reports/quarter.csv': 'managers and administrators', 'GET /reports/quarter.xlsx': 'managers and administrators', 'POST /reports/quarter/answers': 'managers and administrators',
  'GET /monitoring/preview': 'managers and administrators', 'GET /monitoring/rejected': 'managers and administrators', 'GET /monitoring/completeness': 'managers and administrators', 'GET /monitoring/pulls': 'managers and administrators', 'GET /monitoring/state': 'managers and administrators',
  'GET /monitoring/centre': 'managers and administrators', 'GET /monitoring/centre-register': 'managers and administrators', 'PATCH /monitoring/centre': 'administrators',
  'POST /monitoring/credentials': 'administrators', 'DELETE /monitoring/credentials/:id': 'administrators', 'POST /monitoring/test-pulls': 'administrators',
}

let stand: Stand
let people: Record<'nobody' | 'clerk' | 'manager' | 'administrator', Client>
beforeAll(async () => {
  stand = await startStand()
  people = { nobody: stand.client(), clerk: await stand.signIn(), manager: await stand.signIn('y.honcharenko'), administrator: await stand.signIn('o.savchenko') }
})
afterAll(() => stand.close())

interface Layer { route?: { path: string; methods: Record<string, boolean> }; handle: { stack?: Layer[] } }

/** Routes of the API: all that stands in a router; `/api/events`, which streams, has tests of its own. */
function routesOfApi(): string[] {
  const { router } = createApp(stand.server.ctx, { admit: () => undefined, handler: () => undefined }) as unknown as { router: { stack: Layer[] } }
  const routes = router.stack.flatMap(({ handle }) => handle.stack ?? []).flatMap(({ route }) => (route === undefined ? [] : Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`)))
  // Machines and visitors come by other ways, and the pages of the desk are files.
  return routes.filter((route) => !/^_ALL |^GET \/(live|ready)$|externalId|openapi|\/rate|\/diia|\*page/.test(route))
}

it('lists every route', () => {
  const known = new Set(Object.keys(doors))
  expect(routesOfApi().filter((route) => !known.has(route))).toEqual([])
  expect(Object.keys(doors).filter((route) => !routesOfApi().includes(route))).toEqual([])
})

it.each(Object.entries(doors).filter(([route]) => !route.endsWith(' /session')))('%s opens to %s alone', async (route, who) => {
  const [method = '', path = ''] = route.split(' ')
  const ask = async (by: Client) => {
    const { status } = await by.send(method, `/api${path.replace(':id', 'none')}`, { headers: { 'content-type': 'application/json', 'x-diia-desk': '1' }, ...(method !== 'GET' && { body: '{"nothing":"of this"}' }) })
    expect(status).toBeLessThan(500)
    return status === 401 || status === 403 ? status : 'in'
  }
  const wanted = { 'anyone': ['in', 'in', 'in', 'in'], 'staff': [401, 'in', 'in', 'in'], 'managers': [401, 403, 'in', 403], 'managers and administrators': [401, 403, 'in', 'in'], 'administrators': [401, 403, 403, 'in'] }[who]
  expect([await ask(people.nobody), await ask(people.clerk), await ask(people.manager), await ask(people.administrator)]).toEqual(wanted)
})

it('opens the session to whoever has one', async () => {
  expect((await people.nobody.get(paths.session)).status).toBe(401)
  expect((await people.clerk.get(paths.session)).status).toBe(200)
})
