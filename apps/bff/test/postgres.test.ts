// The same migrations and the same journey on PostgreSQL, on a server of the test's own.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPostgres } from './postgres-server.ts'
import { eventually, startTestServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

let postgres: Awaited<ReturnType<typeof startPostgres>>
let bff: TestServer

beforeAll(async () => {
  postgres = await startPostgres()
  bff = await startTestServer({ environment: { POSTGRES_URL: postgres.url } })
}, 60_000)

afterAll(async () => {
  await bff?.close()
  await postgres?.close()
})

it('takes a document from its code to its copy, once', async () => {
  const clerk = await bff.signIn()
  const { barcode } = bff.simulator.control.issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
  const { body } = await clerk.post('/api/document-requests', { barcode, input: 'camera' })
  expect(body.state).toBe('waiting')
  bff.simulator.control.spoilNextDelivery({ repeat: 20, atOnce: true })
  bff.simulator.control.confirm(body.id)
  await eventually(async () =>
    (await clerk.get(`/api/document-requests/${body.id}`)).body.state === 'arrived' ? true : undefined,
  )
  await bff.simulator.control.settled()
  expect(bff.simulator.control.deliveries().every(({ outcome }) => outcome === 'delivered')).toBe(true)
  const rows = await bff.server.ctx.db
    .selectFrom('document_packages')
    .selectAll()
    .where('request_id', '=', body.id)
    .execute()
  expect(rows.map(({ state }) => state)).toEqual(['released'])

  const manager = await bff.signIn('y.honcharenko')
  const list = (await manager.get('/api/document-copies')).body
  expect(list).toMatchObject({ total: 1, quarantined: 0 })
  expect((await manager.get(`/api/document-copies/${list.items[0].id}/pdf`)).bytes.subarray(0, 5).toString()).toBe(
    '%PDF-',
  )
})

it('validates, lists the day and survives a restart', async () => {
  const clerk = await bff.signIn()
  const { barcode } = bff.simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  expect((await clerk.post('/api/validations', { barcode, input: 'typed' })).body.outcome).toBe('valid')
  await bff.restart()
  expect((await clerk.get('/api/today')).body.items.length).toBeGreaterThan(0)
})

it('writes nothing in the folder of SQLite', () => {
  expect(existsSync(join(bff.folder, 'desk', 'desk.sqlite'))).toBe(false)
})
