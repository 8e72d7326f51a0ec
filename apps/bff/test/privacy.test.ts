// One fictitious citizen goes through everything; then every line of the log and every byte on the disk is searched for
// their data.
import { randomUUID } from 'node:crypto'
import { citizens } from '@diia-desk/diia-simulator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addService } from './appeal-fixtures.ts'
import { allBytes, eventually, startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

let bff: TestServer
beforeAll(async () => {
  bff = await startTestServer({ environment: { DIIA_TOTAL_TIMEOUT_MS: '2000', DIIA_FIRST_BYTE_TIMEOUT_MS: '1500' } })
})
afterAll(() => bff.close())

const citizenId = 'oleksandra'

it('leaves no value of the citizen, no code and no secret in the log or unencrypted on the disk', async () => {
  const { control } = bff.simulator
  const clerk = await bff.signIn()
  const codes: string[] = []
  const issue = (type: string) => {
    const code = control.issueCode({ citizenId, type })
    codes.push(code.barcode, code.link, code.link.split('/').at(-1) as string)
    return code
  }
  const ask = async (type: string, by: 'barcode' | 'link', answer: 'confirm' | 'refuse') => {
    const code = issue(type)
    const { body } = await clerk.post(
      '/api/document-requests',
      by === 'link' ? { qrcode: code.link, input: 'camera' } : { barcode: code.barcode, input: 'typed' },
    )
    control[answer](body.id)
    await eventually(async () =>
      ['arrived', 'quarantined', 'refused'].includes((await clerk.get(`/api/document-requests/${body.id}`)).body.state)
        ? true
        : undefined,
    )
    return body.id as string
  }

  // Everything that succeeds, and everything that fails.
  await clerk.post('/api/validations', { barcode: issue('internal-passport').barcode, input: 'camera' })
  const arrived = await ask('internal-passport', 'barcode', 'confirm')
  await ask('foreign-passport', 'link', 'confirm')
  await ask('taxpayer-card', 'barcode', 'refuse')
  control.spoilNextDelivery({ forge: true })
  await ask('driver-license', 'barcode', 'confirm')
  control.spoilNextDelivery({ tear: true })
  const torn = issue('birth-certificate')
  const { body } = await clerk.post('/api/document-requests', { barcode: torn.barcode, input: 'camera' })
  control.confirm(body.id)
  await control.settled()
  for (const trouble of [
    { down: 'unavailable' as const },
    { down: 'refused' as const },
    { down: false as const, latencyMs: 3500 },
  ]) {
    control.trouble(trouble)
    await clerk.post('/api/validations', { qrcode: issue('internal-passport').link, input: 'pasted' })
    await clerk.post('/api/document-requests', { barcode: issue('internal-passport').barcode, input: 'pasted' })
  }
  control.trouble({ latencyMs: 0 })
  const manager = await bff.signIn('y.honcharenko')
  await manager.get('/api/document-copies')
  for (const { id } of (await clerk.get(`/api/document-requests/${arrived}`)).body.copies) {
    for (const end of ['', '/pdf', '/container'])
      expect((await clerk.get(`/api/document-copies/${id}${end}`)).status).toBe(200)
  }
  const appeal = await goThroughAppeal(clerk, manager, arrived)
  // Values in the wrong places.
  for (const path of [
    '/api/appeals?number=',
    '/api/appeals?serviceId=',
    '/api/appeals?name=',
    '/api/appeals/',
    '/rate/',
  ])
    await clerk.get(`${path}Нечуй-Левицька-Костянтинопольська`)
  await clerk.post('/api/appeals', {
    serviceId: 'Нечуй-Левицька-Костянтинопольська',
    submissionId: 'Нечуй-Левицька-Костянтинопольська',
  })
  await clerk.post(`/api/appeals/${appeal.id}/changes`, { kind: 'Нечуй-Левицька-Костянтинопольська' })
  await clerk.post('/api/validations', { barcode: 'Нечуй-Левицька-Костянтинопольська', input: 'typed' })
  await clerk.get('/api/document-copies?name=Нечуй-Левицька-Костянтинопольська')
  await clerk.get('/api/document-requests/Нечуй-Левицька-Костянтинопольська')
  await bff
    .client()
    .post('/api/session', { login: 'Нечуй-Левицька-Костянтинопольська', password: 'wrong-password-value', window: '3' })

  // What is exported to the state, and what managers download.
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv' }).format(new Date())
  const out = await Promise.all(
    [
      `/api/monitoring/preview?from=${today}&to=${today}`,
      `/api/monitoring/rejected?from=${today}&to=${today}`,
      `/api/monitoring/completeness?from=${today}&to=${today}`,
      '/api/monitoring/pulls',
      ...['figures', 'services', 'clerks', 'windows', 'requests'].map(
        (table) => `/api/reports/day.csv?from=${today}&to=${today}&locale=uk&table=${table}`,
      ),
    ].map(async (path) => {
      const { status, bytes } = await manager.get(path)
      expect([path, status]).toEqual([path, 200])
      return bytes.toString()
    }),
  )
  expect(out[0]).toContain(appeal.id)

  const secrets = [
    bff.simulator.acquirerToken,
    bff.simulator.authAcquirerToken,
    bff.callbackUrl.split('/').at(-1) as string,
    'wrong-password-value',
    clerk.cookie?.split('=')[1] as string,
    appeal.ratingToken,
  ]
  const personal = valuesOf(citizens.find(({ id }) => id === citizenId)?.documents.map(({ fields }) => fields)).concat(
    Object.values(appeal.told),
  )
  expect(personal.length).toBeGreaterThan(30)
  const log = bff.log()
  expect(log).toContain('package released')
  expect(log).toContain('package quarantined')
  expect(log).toContain('receipt printed')
  expect(log).toContain('visitor rated')
  expect(
    [...personal, ...codes, ...secrets].filter(
      (value) => log.includes(value) || log.includes(encodeURIComponent(value)),
    ),
  ).toEqual([])

  expect([...personal, ...codes, ...secrets].filter((value) => out.some((text) => text.includes(value)))).toEqual([])

  const disk = await allBytes(`${bff.folder}/desk`)
  // The demo keeps its own two secrets beside its data; a real centre keeps them elsewhere.
  const own = new Set([bff.callbackUrl.split('/').at(-1)])
  expect([...personal, ...codes, ...secrets].filter((value) => !own.has(value) && disk.includes(value))).toEqual([])
})

/** What a clerk records about a visitor, corrects, returns, refuses and prints, and how the visitor rates it. */
async function goThroughAppeal(clerk: Client, manager: Client, requestId: string) {
  const told = {
    applicant: 'Нечуй-Левицька-Костянтинопольська Олександра-Володимира',
    phone: '+380 00 765 43 21',
    note: 'Просить подзвонити сестрі Олені',
    missingFields: 'Немає довідки від лікаря Чорноморченка',
    ground: 'Подано недостовірні відомості про батька',
    later: 'Нечуй-Левицький-Костянтинопольський Святослав',
  }
  const service = await addService(bff.server.ctx.db, { documents: ['internal-passport'] })
  const { body } = await clerk.post('/api/appeals', {
    serviceId: service.id,
    submissionId: randomUUID(),
    details: { applicant: told.applicant, phone: told.phone, note: told.note },
    attach: { validations: [], documentRequests: [requestId] },
  })
  const change = async (by: Client, input: object) =>
    expect((await by.post(`/api/appeals/${body.id}/changes`, input)).status).toBe(201)
  await change(clerk, { kind: 'returned', reason: told.missingFields })
  await change(clerk, { kind: 'resumed' })
  await change(manager, { kind: 'corrected', details: { applicant: told.later } })
  await change(clerk, { kind: 'refused', reason: told.ground })
  expect((await clerk.get('/api/appeals')).body.items[0].applicant).toBe(told.later)
  expect((await clerk.get(`/api/appeals/${body.id}`)).body.details.reason).toBe(told.ground)
  const receipt = (await clerk.get(`/api/appeals/${body.id}/receipt`)).bytes.toString('latin1')
  const ratingToken = /\/rate\/([\w-]{22})\)/.exec(receipt)?.[1] as string
  const rated = await fetch(`${bff.server.url}/rate/${ratingToken}`, {
    method: 'POST',
    body: new URLSearchParams({ rating: '4' }),
  })
  expect(rated.status).toBe(200)
  return { id: body.id as string, told, ratingToken }
}

/** Values that identify somebody. Short codes such as «Ж» or «УКР» occur in any text. */
function valuesOf(value: unknown): string[] {
  if (typeof value === 'string')
    return value.length >= 6 && value !== 'Не вказано' && value !== 'Україна' ? [value] : []
  return typeof value === 'object' && value !== null ? [...new Set(Object.values(value).flatMap(valuesOf))] : []
}
