// Services over HTTP: who may see and change what, and what a query finds.
import { paths, catalogueSchema, serviceSchema, servicesSchema } from '@diia-desk/contract'
import type { Services } from '@diia-desk/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultNumberFormat } from '../src/features/people/centres/centres.ts'
import { open } from './appeal-work.ts'
import { startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

let bff: TestServer
let clerk: Client
let administrator: Client

beforeAll(async () => {
  bff = await startTestServer()
  clerk = await bff.signIn()
  administrator = await bff.signIn('o.savchenko')
}, 60_000)
afterAll(() => bff.close())

const search = async (q: string, by = clerk): Promise<Services> =>
  servicesSchema.parse((await by.get(`${paths.services}?${new URLSearchParams({ q }).toString()}`)).body)
const names = async (q: string) => (await search(q)).items.map(({ name }) => name)
const codes = async (q: string) => (await search(q)).items.map(({ code }) => code)
const patch = (by: Client, id: string, body: unknown) =>
  by.send('PATCH', paths.service(id), {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-diia-desk': '1' },
  })
const find = async (code: string) => {
  const [service] = (await search(code)).items
  if (service === undefined) throw new Error(`no service ${code}`)
  return service
}
async function appeal(serviceId: string, login: string, daysAgo = 0, code: string | null = null) {
  const { db, now } = bff.server.ctx
  const staff = await db.selectFrom('staff').select('id').where('login', '=', login).executeTakeFirstOrThrow()
  const at = new Date(now().getTime() - daysAgo * 86_400_000)
  const { id } = await open(
    bff.server.ctx,
    at,
    { service_id: serviceId, service_code: code, asc_code: '1204', applicant_type: null },
    { origin: 'desk', staffId: staff.id, window: '3' },
  )
  return id
}

describe('the demo', () => {
  it('has a catalogue, its own numbers and a code for its centre', async () => {
    const catalogue = catalogueSchema.parse((await administrator.get(paths.catalogue)).body)
    expect(catalogue.counts).toEqual({ current: 39, unmapped: 2, retired: 1 })
    expect(catalogue.lastImports).toMatchObject({
      services: { source: 'демонстраційні дані', added: 39, retired: 1 },
      centres: { added: 6 },
    })
    expect(catalogue.items.filter(({ localNumber }) => localNumber !== undefined).length).toBeGreaterThan(25)
    const centre = await bff.server.ctx.db.selectFrom('centres').selectAll().executeTakeFirstOrThrow()
    expect(centre).toMatchObject({ asc_code: '1204', number_format: defaultNumberFormat })
    const register = await bff.server.ctx.db
      .selectFrom('centre_register')
      .select(['code', 'name'])
      .where('code', '=', '1204')
      .executeTakeFirst()
    expect(register?.name).toBe(centre.name)
  })
  it('keeps changes over a restart', async () => {
    const { id } = await find('90003')
    await patch(administrator, id, { localNumber: '77/7' })
    await bff.restart()
    expect((await clerk.get(paths.service(id))).body.localNumber).toBe('77/7')
    expect((await administrator.get(paths.catalogue)).body.counts.current).toBe(39)
  })
})

describe('searching', () => {
  it('by a code or its beginning', async () => {
    expect(await codes('00034')).toEqual(['00034'])
    expect(new Set(await codes('0003'))).toEqual(new Set(['00034', '00037']))
    expect(await codes('34')).toEqual([])
  })
  it('by the number of the own list, with any punctuation', async () => {
    expect((await codes('01-01/01'))[0]).toBe('00034')
    expect((await codes('010101'))[0]).toBe('00034')
    expect((await names('14-13'))[0]).toMatch(/дитячого садка/)
  })
  it('by beginnings of words in any order', async () => {
    expect(await codes('місц реєс')).toContain('00034')
    expect((await codes('реєс місц'))[0]).toBe('00034')
    expect(await names('прожив дитин')).toEqual(['Реєстрація місця проживання дитини до 14 років'])
    expect(await codes('єстрація')).toContain('00034')
    expect(await codes('реєстрація слонів')).toEqual([])
  })
  it('whatever the case and the apostrophe', async () => {
    for (const typed of ['СІМ’ЯМ', "сім'ям", 'сімʼям', 'сімям']) expect((await codes(typed))[0]).toBe('90013')
    expect((await codes('реестрація'))[0]).toBe('00034')
  })
  it('typed with the wrong keyboard layout', async () => {
    // «реє» is on the keys h, t, apostrophe.
    expect(await codes("ht' vscw")).toContain('00034')
    expect(await codes("HT'CNHFWSZ")).toContain('00034')
    expect(await codes('ID-картки')).toEqual(['90004', '90005'])
  })
  it('as people say it, and shows where the words are and what is a guess', async () => {
    for (const typed of ['паспортів', 'реєстрацію', 'дитина', 'земля', 'свідоцтво народження', 'аспорт'])
      expect((await search(typed)).total).toBeGreaterThan(0)
    expect((await search('місцю проживання')).items[0]).toMatchObject({
      code: '00034',
      found: 'match',
      marks: {
        name: [
          [11, 16],
          [17, 27],
        ],
      },
    })
    expect((await search('земля')).items[0]).toMatchObject({ found: 'similar' })
    expect(catalogueSchema.parse((await administrator.get(`${paths.catalogue}?q=0003`)).body).items[0]).toMatchObject({
      code: expect.stringMatching(/^0003/) as string,
      marks: { code: [[0, 4]] },
    })
  })
  it('among retired ones when searching for old appeals', async () => {
    const found = (await clerk.get(`${paths.services}?q=${encodeURIComponent('додатка 13')}&retired=true`)).body
    expect(servicesSchema.parse(found).items).toMatchObject([
      { code: '90040', retiredAt: expect.any(String) as string },
    ])
    expect((await clerk.get(`${paths.services}?retired=yes`)).status).toBe(422)
  })
  it('never offers a retired service, which can still be opened for its appeals', async () => {
    expect(await codes('додатка 13')).toEqual([])
    expect(await codes('90040')).toEqual([])
    const retired = (await administrator.get(`${paths.catalogue}?list=retired`)).body.items[0]
    expect(serviceSchema.parse((await clerk.get(paths.service(retired.id))).body)).toMatchObject({
      code: '90040',
      retiredAt: expect.any(String) as string,
    })
  })
  it('with an empty query, offers the clerk’s recent ones, then the centre’s frequent ones, then all by name', async () => {
    const [passport, birth, address] = await Promise.all([find('90006'), find('90008'), find('90030')])
    await appeal(passport.id, 'm.tkach', 40)
    await appeal(birth.id, 'm.tkach')
    for (let index = 0; index < 3; index++) await appeal(address.id, 'b.yaremchuk', index)
    await appeal((await find('90032')).id, 'b.yaremchuk', 40)
    // Frequent services are counted again after a while: here, after a restart.
    await bff.restart()
    const { items, total } = await search('')
    expect(items.map(({ code, found }) => [code, found]).slice(0, 3)).toEqual([
      ['90008', 'recent'],
      ['90006', 'recent'],
      ['90030', 'frequent'],
    ])
    expect(items.length).toBe(20)
    expect(items.slice(3).every(({ found }) => found === 'match')).toBe(true)
    expect(new Set(items.map(({ id }) => id)).size).toBe(20)
    expect(total).toBe(41)
    // Among equals first what this clerk chose lately, then what all choose often.
    expect((await codes('видача')).slice(0, 1)).toEqual(['90006'])
    expect((await codes('державна')).slice(0, 1)).toEqual(['90008'])
    expect((await search('державна', administrator)).items[0]?.code).toBe('90008')
  })
})

describe('what the centre knows of a service', () => {
  it('can be changed by administrators only', async () => {
    const { id } = await find('00034')
    const manager = await bff.signIn('y.honcharenko')
    for (const by of [clerk, manager]) {
      expect((await patch(by, id, { localNumber: '9' })).status).toBe(403)
      expect((await by.post(paths.services, { name: 'Нова послуга' })).status).toBe(403)
      expect((await by.get(paths.catalogue)).status).toBe(403)
      expect((await by.get(paths.catalogueItem(id))).status).toBe(403)
    }
    for (const path of [paths.services, paths.service(id), paths.catalogue])
      expect((await bff.client().get(path)).status).toBe(401)
  })
  it('changes field by field', async () => {
    const { id } = await find('90020')
    expect(
      (await patch(administrator, id, { localNumber: '8-8', documents: ['taxpayer-card', 'taxpayer-card'] })).body,
    ).toMatchObject({ localNumber: '8-8', documents: ['taxpayer-card'] })
    expect((await patch(administrator, id, { documents: [] })).body).toMatchObject({
      localNumber: '8-8',
      documents: [],
    })
    expect((await patch(administrator, id, { localNumber: null })).body.localNumber).toBeUndefined()
    expect(await codes('8-8')).toEqual([])
  })
  it('gives no number twice and no code to a service of the register', async () => {
    const { id } = await find('90021')
    expect(await patch(administrator, id, { localNumber: '01-01/01' })).toMatchObject({
      status: 409,
      body: { code: 'number-taken' },
    })
    expect(await patch(administrator, id, { code: '12345' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'code', code: 'not-allowed' }] },
    })
    expect((await patch(administrator, id, { code: '123' })).status).toBe(422)
    expect((await patch(administrator, 'nothing', {})).status).toBe(404)
  })
  it('may be a service of its own', async () => {
    const { status, body } = await administrator.post(paths.services, {
      name: 'Прокат візків',
      localNumber: '20-1',
      documents: ['internal-passport'],
      duration: { type: 'working-days', value: 2 },
      fee: '10.00',
    })
    expect(status).toBe(201)
    expect(serviceSchema.parse(body)).toMatchObject({
      name: 'Прокат візків',
      localNumber: '20-1',
      variations: [{ duration: { type: 'working-days', value: 2 }, fee: '10.00' }],
    })
    expect(await names('прокат')).toEqual(['Прокат візків'])
    expect((await administrator.post(paths.services, { name: 'Інша', localNumber: '20-1' })).status).toBe(409)
    expect((await patch(administrator, body.id, { code: '95001' })).body).toMatchObject({ id: body.id, code: '95001' })
    expect(await codes('95001')).toEqual(['95001'])
  })
  it('is merged with the register’s service whose code it gets', async () => {
    const local = (await search('14-13')).items[0]
    if (local === undefined) throw new Error('no local service')
    const missingFields = await appeal(local.id, 'm.tkach')
    const { items } = catalogueSchema.parse((await administrator.get(`${paths.catalogue}?list=unmapped`)).body)
    expect(items.find(({ id }) => id === local.id)).toMatchObject({ origin: 'local', appealsWithoutCode: 1 })
    // 90029 has no number of its own and needs no documents: it takes both over.
    const held = await find('90029')
    expect((await patch(administrator, local.id, { code: '90029' })).body).toMatchObject({
      id: held.id,
      code: '90029',
      localNumber: '14-13',
      documents: ['internal-passport', 'birth-certificate'],
    })
    expect((await clerk.get(paths.appeal(missingFields))).body.events).toMatchObject([
      { kind: 'registered' },
      { kind: 'corrected', by: { kind: 'system' }, fields: ['serviceCode'] },
    ])
    expect(
      (
        await bff.server.ctx.db
          .selectFrom('appeals')
          .select('service_code')
          .where('id', '=', missingFields)
          .executeTakeFirst()
      )?.service_code,
    ).toBe('90029')
    expect((await search('14-13')).items.map(({ id }) => id)).toEqual([held.id])
    expect((await administrator.get(paths.catalogueItem(held.id))).body).toMatchObject({
      id: held.id,
      origin: 'register',
      appealsWithoutCode: 0,
    })
    expect((await administrator.get(paths.catalogueItem('nothing'))).status).toBe(404)
    const retired = catalogueSchema
      .parse((await administrator.get(`${paths.catalogue}?list=retired`)).body)
      .items.find(({ id }) => id === local.id)
    expect(retired).toMatchObject({ replacedBy: { id: held.id, code: '90029' } })
    // A clerk who chose the local one lately is offered the remaining one.
    expect((await search('')).items[0]).toMatchObject({ id: held.id, found: 'recent' })
    expect((await patch(administrator, local.id, { code: '90030' })).status).toBe(422)
  })
})
