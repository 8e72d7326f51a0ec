// The life of appeals in the real app, on both engines.
import { randomUUID } from 'node:crypto'
import { appealSchema, appealsSchema } from '@diia-desk/contract'
import type { Appeal } from '@diia-desk/contract'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ownCentreId } from '../src/features/people/centres/centres.ts'
import { changeAppeal } from '../src/features/visit/appeals/change-appeal.ts'
import { fillCentreCode, fillServiceCode } from '../src/features/visit/appeal-journal/fill-codes.ts'
import { addUp, openAppeal } from '../src/features/visit/appeal-journal/journal.ts'
import { registerAppeal } from '../src/features/visit/appeals/register-appeal.ts'
import { addService } from './appeal-fixtures.ts'
import { plainState } from './appeal-work.ts'
import { databases } from './databases.ts'
import type { StartedDatabase } from './databases.ts'
import { eventually, startTestServer } from './test-server.ts'
import type { TestResponse, Client, TestServer } from './test-server.ts'

describe.each(databases)('appeals on $name', ({ start }) => {
  let database: StartedDatabase | undefined
  let bff: TestServer
  let clerk: Client
  let manager: Client
  // Tuesday, noon in Kyiv.
  let now = new Date('2026-11-24T10:00:00.000Z')
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000)
  }

  beforeAll(async () => {
    database = await start()
    bff = await startTestServer({
      environment: database.environment,
      overrides: { now: () => now },
      simulator: { now: () => now },
    })
    await signIn()
  }, 60_000)
  afterAll(async () => {
    await bff?.close()
    await database?.stop()
  })
  async function signIn(): Promise<void> {
    clerk = await bff.signIn()
    manager = await bff.signIn('y.honcharenko')
  }
  beforeEach(() => later(1))
  afterEach(checkJournal)

  const db = () => bff.server.ctx.db
  const form = (serviceId: string, more: object = {}) => ({ serviceId, submissionId: randomUUID(), ...more })
  const post = async (body: object, by = clerk): Promise<Appeal> => {
    const answer = await by.post('/api/appeals', body)
    expect(answer.body).toMatchObject({ status: expect.stringMatching(/^[a-z-]+$/) as string })
    // The answer is built without reading the appeal again, but is the same.
    expect((await by.get(`/api/appeals/${answer.body.id}`)).body).toEqual(answer.body)
    return appealSchema.strict().parse(answer.body)
  }
  const change = (id: string, body: object, by = clerk): Promise<TestResponse> =>
    by.post(`/api/appeals/${id}/changes`, body)
  const changed = async (id: string, body: object, by = clerk): Promise<Appeal> => {
    const answer = await change(id, body, by)
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return appealSchema.strict().parse(answer.body)
  }
  const faults = ({ status, body }: TestResponse) => [
    status,
    ...((body.errors ?? []) as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`),
  ]

  /** Whatever a test did: each row is the sum of its journal. */
  async function checkJournal(): Promise<void> {
    const events = Map.groupBy(
      await db().selectFrom('appeal_events').selectAll().orderBy('seq').execute(),
      ({ appeal }) => appeal,
    )
    for (const row of await db().selectFrom('appeals').selectAll().execute()) {
      const own = events.get(row.seq) ?? []
      expect(row).toMatchObject(addUp(own))
      expect(row.version).toBe(own.at(-1)?.seq)
    }
  }

  describe('registering', () => {
    it('gives a number, a code, a deadline and the variation’s fee', async () => {
      await db().updateTable('centres').set({ asc_code: '1234' }).where('id', '=', ownCentreId).execute()
      const service = await addService(db(), {
        code: '00035',
        variations: [{ duration: ['calendar-days', 30], fee: '120.00' }],
      })
      const appeal = await post(
        form(service.id, { details: { applicant: 'Нечуй-Левицька Олександра', phone: '+380000000000' } }),
      )
      expect(appeal).toMatchObject({
        number: expect.stringMatching(/^2026-11-24\/\d{3}$/) as string,
        status: 'registered',
        deadlineOn: '2026-12-24',
        fee: '120.00',
        applicantType: 'person',
        channel: 'front-office',
        service: { id: service.id, code: '00035' },
        variation: { id: service.variations[0] },
        details: { applicant: 'Нечуй-Левицька Олександра', phone: '+380000000000' },
        clerk: 'Мирослава Ткач',
        window: '3',
        isConsultation: false,
        isTest: false,
        registeredAt: now.toISOString(),
        events: [{ kind: 'registered', by: { kind: 'staff', name: 'Мирослава Ткач', window: '3' }, fields: [] }],
      })
      expect(appeal.allowed.toSorted()).toEqual([
        'attached',
        'completed',
        'corrected',
        'rated',
        'refused',
        'returned',
        'started',
        'withdrawn',
      ])
      expect(
        await db()
          .selectFrom('appeals')
          .select(['service_code', 'asc_code'])
          .where('id', '=', appeal.id)
          .executeTakeFirst(),
      ).toEqual({ service_code: '00035', asc_code: '1234' })
    })

    it('takes the following number when another system posts the next one meanwhile', async () => {
      const service = await addService(db())
      const { number } = await post(form(service.id))
      const next = number.replace(/\d+$/, (count) => String(Number(count) + 1).padStart(count.length, '0'))
      let registering: Promise<Appeal> | undefined
      await bff.server.ctx.commits.run(async (trx) => {
        await openAppeal(
          { trx, tell: () => Promise.resolve(), now },
          {
            id: randomUUID(),
            centreId: ownCentreId,
            number: next,
            state: { ...plainState, registered_at: now.toISOString() },
          },
          { happenedAt: now, by: { origin: 'system' } },
        )
        // Not committed yet, so the clerk's registration cannot see that the number is taken.
        registering = post(form(service.id))
        await new Promise((resolve) => setTimeout(resolve, 300))
      })
      expect((await registering)?.number).toBe(
        next.replace(/\d+$/, (count) => String(Number(count) + 1).padStart(count.length, '0')),
      )
    })

    it('is done once for a form, however often it is sent, also at the same time', async () => {
      const service = await addService(db())
      const body = form(service.id)
      const answers = await Promise.all(Array.from({ length: 12 }, () => clerk.post('/api/appeals', body)))
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
      const again = await clerk.post('/api/appeals', body)
      expect(again).toMatchObject({ status: 200, body: { id: answers[0]?.body.id } })
    })

    it('never gives a number twice, with many registrations at once', async () => {
      const service = await addService(db())
      const numbers = (await Promise.all(Array.from({ length: 60 }, () => post(form(service.id))))).map(
        ({ number }) => number,
      )
      expect(new Set(numbers).size).toBe(60)
      // A number that another system posted is skipped.
      const next =
        Number(
          numbers
            .map((number) => number.slice(-3))
            .toSorted()
            .at(-1),
        ) + 1
      const number = `2026-11-24/${String(next).padStart(3, '0')}`
      await registerAppeal(
        bff.server.ctx,
        registration(service.id),
        { origin: 'system' },
        { externalKey: randomUUID(), number },
      )
      expect((await post(form(service.id))).number).toBe(`2026-11-24/${String(next + 1).padStart(3, '0')}`)
    })

    it('checks the service, its variations and its applicants', async () => {
      const several = await addService(db(), {
        applicantTypes: ['person', 'fop'],
        variations: [{}, { duration: ['working-days', 1] }, { retiredAt: '2026-01-01T00:00:00.000Z' }],
      })
      const [, second, retired] = several.variations
      const gone = await addService(db(), { retiredAt: '2026-01-01T00:00:00.000Z' })
      const of = async (body: object) => faults(await clerk.post('/api/appeals', body))
      expect(await of(form('nothing'))).toEqual([422, 'serviceId not-allowed'])
      expect(await of(form(gone.id))).toEqual([422, 'serviceId not-allowed'])
      expect(await of(form(several.id))).toEqual([422, 'variationId required'])
      expect(await of(form(several.id, { variationId: retired }))).toEqual([422, 'variationId not-allowed'])
      expect(await of(form(several.id, { variationId: second, applicantType: 'legal' }))).toEqual([
        422,
        'applicantType not-allowed',
      ])
      expect(await of({ ...form(several.id), submissionId: 'x' })).toEqual([422, 'submissionId wrong-format'])
      const appeal = await post(form(several.id, { variationId: second, applicantType: 'fop' }))
      expect(appeal).toMatchObject({ applicantType: 'fop', deadlineOn: '2026-11-25' })
    })

    it('ends a consultation at once, without a term', async () => {
      const service = await addService(db(), { variations: [{ duration: ['month', 1] }] })
      const appeal = await post(form(service.id, { isConsultation: true }))
      expect(appeal).toMatchObject({
        status: 'completed',
        resultAt: now.toISOString(),
        isConsultation: true,
        events: [{ kind: 'registered' }, { kind: 'completed' }],
      })
      expect(appeal.deadlineOn).toBeUndefined()
      expect(appeal.allowed).not.toContain('issued')
    })

    it('attaches what this window did today, and nothing else', async () => {
      const service = await addService(db(), { documents: ['internal-passport', 'taxpayer-card'] })
      const { control } = bff.simulator
      const issue = (type: string) => control.issueCode({ citizenId: 'oleksandra', type }).barcode
      const check = async (by: Client) =>
        (await by.post('/api/validations', { barcode: issue('driver-license'), input: 'typed' })).body.id as string
      const elsewhere = await check(await bff.signIn('b.yaremchuk', '1'))
      const yesterday = await check(clerk)
      await db()
        .updateTable('validations')
        .set({ checked_at: '2026-11-23T21:59:59.000Z' })
        .where('id', '=', yesterday)
        .execute()
      const own = await check(clerk)
      const attachments = (validations: string[], documentRequests: string[] = []) => ({
        attach: { validations, documentRequests },
      })
      expect(
        faults(await clerk.post('/api/appeals', form(service.id, attachments([own, elsewhere, yesterday], ['x'])))),
      ).toEqual([422, 'validations.1 not-allowed', 'validations.2 not-allowed', 'documentRequests.0 not-allowed'])

      const request = (
        await clerk.post('/api/document-requests', { barcode: issue('internal-passport'), input: 'typed' })
      ).body
      const appeal = await post(form(service.id, attachments([own], [request.id])))
      expect(appeal.validations.map(({ id, appealId }) => [id, appealId])).toEqual([[own, appeal.id]])
      expect(appeal.documents).toEqual([
        { type: 'internal-passport', here: false },
        { type: 'taxpayer-card', here: false },
      ])
      expect(faults(await clerk.post('/api/appeals', form(service.id, attachments([own]))))).toEqual([
        422,
        'validations.0 not-allowed',
      ])

      control.confirm(request.id)
      const arrived = await eventually(async () => {
        const { body } = await clerk.get(`/api/appeals/${appeal.id}`)
        return body.documentRequests[0].state === 'arrived' ? (body as Appeal) : undefined
      })
      expect(arrived.documents).toEqual([
        { type: 'internal-passport', here: true, copyId: arrived.documentRequests[0]?.copies[0]?.id },
        { type: 'taxpayer-card', here: false },
      ])
      const told = (await db().selectFrom('events').select('body').execute())
        .map(({ body }) => JSON.parse(body))
        .filter((event) => event.type === 'appeal' && event.id === appeal.id)
      expect(told.length).toBeGreaterThan(1)
      const today = (await clerk.get('/api/today')).body.items
      expect(today.find((item: { request?: { id: string } }) => item.request?.id === request.id).request.appealId).toBe(
        appeal.id,
      )
    })
  })

  describe('a code read for an appeal', () => {
    it('is attached to it at once', async () => {
      const service = await addService(db())
      const appeal = await post(form(service.id))
      const barcode = () => bff.simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' }).barcode
      const validation = (
        await clerk.post('/api/validations', { barcode: barcode(), input: 'typed', appealId: appeal.id })
      ).body
      expect(validation.appealId).toBe(appeal.id)
      const request = (
        await clerk.post('/api/document-requests', { barcode: barcode(), input: 'typed', appealId: appeal.id })
      ).body
      expect(request.appealId).toBe(appeal.id)
      const read = (await clerk.get(`/api/appeals/${appeal.id}`)).body as Appeal
      expect(read.validations.map(({ id }) => id)).toEqual([validation.id])
      expect(read.documentRequests.map(({ id }) => id)).toEqual([request.id])
      expect(read.events.map(({ kind }) => kind)).toEqual(['registered', 'attached', 'attached'])
    })

    it('is attached with its request when the first try failed', async () => {
      const service = await addService(db())
      const appeal = await post(form(service.id))
      const { barcode } = bff.simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
      bff.simulator.control.trouble({ down: 'unavailable' })
      const first = (await clerk.post('/api/document-requests', { barcode, input: 'typed' })).body
      expect(first).toMatchObject({ state: 'could-not-ask' })
      bff.simulator.control.trouble({ down: false })
      const second = (await clerk.post('/api/document-requests', { barcode, input: 'typed', appealId: appeal.id })).body
      expect(second).toMatchObject({ id: first.id, state: 'waiting', appealId: appeal.id })
    })

    it('is refused for an appeal that has ended or does not exist, and Diia is not asked', async () => {
      const service = await addService(db())
      const appeal = await post(form(service.id))
      await changed(appeal.id, { kind: 'withdrawn' })
      const { barcode } = bff.simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
      for (const path of ['/api/validations', '/api/document-requests']) {
        for (const appealId of [appeal.id, randomUUID()])
          expect(faults(await clerk.post(path, { barcode, input: 'typed', appealId }))).toEqual([
            422,
            'appealId not-allowed',
          ])
      }
      expect((await clerk.post('/api/validations', { barcode, input: 'typed' })).body).toMatchObject({
        outcome: 'valid',
        attempt: 1,
      })
    })
  })

  describe('the steps of an appeal', () => {
    const opened = async (more: object = {}) =>
      await post(
        form(
          (
            await addService(db(), {
              code: String(10_000 + Math.floor(Math.random() * 80_000)),
              variations: [{ duration: ['working-days', 10], fee: '10.00' }, { duration: ['month', 1] }],
            })
          ).id,
          { variationId: undefined, ...more },
        ),
      )
    const simple = async () =>
      await post(form((await addService(db(), { variations: [{ duration: ['working-days', 10] }] })).id))

    it('needs a variation where there are several', async () => {
      await expect(opened()).rejects.toThrow()
    })

    it('goes from registration through a return to a result and its hand-over', async () => {
      const { id } = await simple()
      await changed(id, { kind: 'started' })
      later(5)
      const returned = await changed(id, { kind: 'returned', reason: 'Немає довідки' })
      expect(returned).toMatchObject({ status: 'returned', details: { reason: 'Немає довідки' } })
      expect(returned.events.at(-1)).toMatchObject({ kind: 'returned', reason: 'Немає довідки', fields: ['status'] })
      const resumed = await changed(id, { kind: 'resumed' })
      expect(resumed.details.reason).toBeUndefined()
      later(5)
      const completed = await changed(id, { kind: 'completed', receivingChannel: 'mail' })
      expect(completed).toMatchObject({ status: 'completed', resultAt: now.toISOString(), receivingChannel: 'mail' })
      expect(completed.allowed).toContain('issued')
      later(5)
      const issued = await changed(id, { kind: 'issued' })
      expect(issued).toMatchObject({ issuedAt: now.toISOString() })
      expect(issued.allowed).not.toContain('issued')
      expect(issued.events.map(({ kind }) => kind)).toEqual([
        'registered',
        'started',
        'returned',
        'resumed',
        'completed',
        'issued',
      ])
    })

    it('refuses changes that the status does not allow', async () => {
      const { id } = await simple()
      expect((await change(id, { kind: 'issued' })).body.code).toBe('already-settled')
      expect((await change(id, { kind: 'resumed' })).body.code).toBe('already-settled')
      await changed(id, { kind: 'refused', reason: 'Підстава' })
      for (const kind of ['started', 'completed', 'withdrawn']) expect((await change(id, { kind })).status).toBe(409)
      expect((await change(randomUUID(), { kind: 'started' })).status).toBe(404)
      expect((await change(id, { kind: 'refused' })).status).toBe(422)
      expect((await change(id, { kind: 'forgotten' })).status).toBe(422)
    })

    it('ends once when two people end it at the same time', async () => {
      const { id } = await simple()
      const answers = await Promise.all([
        change(id, { kind: 'completed' }),
        change(id, { kind: 'refused', reason: 'x' }),
        change(id, { kind: 'withdrawn' }),
        change(id, { kind: 'completed' }),
      ])
      expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409', '409', '409'])
    })

    it('takes no date in the future, before the registration or before the result', async () => {
      const { id } = await simple()
      const [past, future] = ['2026-11-24T01:00:00Z', '2027-01-01T00:00:00Z']
      for (const happenedAt of [past, future])
        expect(faults(await change(id, { kind: 'completed', happenedAt }))).toEqual([422, 'happenedAt not-allowed'])
      const registeredAt = now.toISOString()
      later(10)
      await changed(id, { kind: 'completed' })
      expect(faults(await change(id, { kind: 'issued', happenedAt: registeredAt }))).toEqual([
        422,
        'happenedAt not-allowed',
      ])
      expect(faults(await change(id, { kind: 'corrected', registeredAt: future }, manager))).toEqual([
        422,
        'registeredAt not-allowed',
      ])
      expect(faults(await change(id, { kind: 'corrected', registeredAt: '1019-11-24T08:00:00Z' }, manager))).toEqual([
        422,
        'registeredAt not-allowed',
      ])
      expect(faults(await change(id, { kind: 'corrected', resultAt: past }, manager))).toEqual([
        422,
        'resultAt not-allowed',
      ])
      expect(faults(await change(id, { kind: 'corrected', resultAt: null }, manager))).toEqual([
        422,
        'resultAt required',
      ])
      expect(faults(await change(id, { kind: 'corrected', issuedAt: registeredAt }, manager))).toEqual([
        422,
        'issuedAt not-allowed',
      ])
    })

    it('is corrected field by field, and dependent fields are computed again', async () => {
      const { id } = await simple()
      const other = await addService(db(), {
        code: '00099',
        name: 'Інша',
        applicantTypes: ['person', 'legal'],
        variations: [{ duration: ['calendar-days', 7], fee: '55.00' }, { duration: ['month', 1] }],
      })
      expect(faults(await change(id, { kind: 'corrected', serviceId: other.id }))).toEqual([
        422,
        'variationId required',
      ])
      const moved = await changed(id, {
        kind: 'corrected',
        serviceId: other.id,
        variationId: other.variations[0],
        applicantType: 'legal',
        details: { applicant: 'ТОВ «Ясне поле»', note: 'a' },
      })
      expect(moved).toMatchObject({
        service: { code: '00099' },
        deadlineOn: '2026-12-01',
        fee: '55.00',
        applicantType: 'legal',
        details: { applicant: 'ТОВ «Ясне поле»', note: 'a' },
      })
      expect(moved.events.at(-1)?.fields.toSorted()).toEqual([
        'applicant',
        'applicantType',
        'deadlineOn',
        'fee',
        'note',
        'serviceCode',
        'serviceId',
        'variationId',
      ])
      const dated = await changed(id, { kind: 'corrected', registeredAt: '2026-11-20T22:30:00Z' }, manager)
      expect(dated).toMatchObject({ registeredAt: '2026-11-20T22:30:00.000Z', deadlineOn: '2026-11-30' })
      const given = await changed(
        id,
        { kind: 'corrected', variationId: other.variations[1], deadlineOn: '2027-03-01' },
        manager,
      )
      expect(given).toMatchObject({ deadlineOn: '2027-03-01', variation: { id: other.variations[1] } })
      const emptied = await changed(id, { kind: 'corrected', details: { note: '' } })
      expect(emptied.details).toEqual({ applicant: 'ТОВ «Ясне поле»' })
      // The same correction again is not an event.
      expect(
        (await changed(id, { kind: 'corrected', details: { note: '' }, channel: 'front-office' })).events,
      ).toHaveLength(emptied.events.length)
      expect(faults(await change(id, { kind: 'corrected', applicantType: 'fop' }))).toEqual([
        422,
        'applicantType not-allowed',
      ])
    })

    it('does not let clerks correct dates and test marks', async () => {
      const { id } = await simple()
      for (const field of [
        { registeredAt: '2026-11-20T09:00:00Z' },
        { deadlineOn: '2027-01-01' },
        { isTest: true },
        { resultAt: null },
        { issuedAt: null },
      ]) {
        expect((await change(id, { kind: 'corrected', ...field })).body.code).toBe('forbidden')
      }
      expect(await changed(id, { kind: 'corrected', isTest: true }, manager)).toMatchObject({ isTest: true })
      expect((await bff.client().post(`/api/appeals/${id}/changes`, { kind: 'started' })).status).toBe(401)
    })

    it('takes a rating from staff until the visitor has given one', async () => {
      const { id } = await simple()
      expect(await changed(id, { kind: 'rated', rating: 0 })).toMatchObject({ rating: 0 })
      expect(await changed(id, { kind: 'rated', rating: 9 })).toMatchObject({ rating: 9 })
      expect(faults(await change(id, { kind: 'rated', rating: 11 }))).toEqual([422, 'rating too-long'])
      await changeAppeal(bff.server.ctx, id, { kind: 'rated', rating: 3 }, { origin: 'visitor' })
      expect((await change(id, { kind: 'rated', rating: 10 })).status).toBe(409)
      expect((await clerk.get(`/api/appeals/${id}`)).body).toMatchObject({
        rating: 3,
        allowed: expect.not.arrayContaining(['rated']) as string[],
      })
    })

    it('attaches later what the window did, only once', async () => {
      const { id } = await simple()
      const { barcode } = bff.simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
      const check = (await clerk.post('/api/validations', { barcode, input: 'typed' })).body
      const attached = await changed(id, { kind: 'attached', validations: [check.id], documentRequests: [] })
      expect(attached.validations).toHaveLength(1)
      const other = await simple()
      expect(
        faults(await change(other.id, { kind: 'attached', validations: [check.id], documentRequests: [] })),
      ).toEqual([422, 'validations.0 not-allowed'])
    })
  })

  describe('another system', () => {
    it('registers and changes without a session, each key once, in its own centre', async () => {
      const { ctx } = bff.server
      await db()
        .insertInto('centres')
        .values({ id: 'other', name: 'ЦНАП сусідньої громади', asc_code: '77', number_format: '{n}', own: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await db()
        .insertInto('integration_keys')
        .values({
          id: 'key-of-journal',
          name: 'Журнал громади',
          key_hash: randomUUID(),
          created_at: now.toISOString(),
          revoked_at: null,
          last_used_at: null,
        })
        .execute()
      const by = { origin: 'integration', keyId: 'key-of-journal' } as const
      const service = await addService(db())
      const options = {
        externalKey: `x:${randomUUID()}`,
        number: 'Ж-1',
        registeredAt: new Date('2026-11-20T09:00:00Z'),
      }
      const first = await registerAppeal(ctx, registration(service.id), by, options)
      expect(first.registered?.row.id).toBe(first.id)
      expect(await registerAppeal(ctx, registration(service.id), by, options)).toEqual({ id: first.id })
      expect(await changeAppeal(ctx, first.id, { kind: 'completed', happenedAt: '2026-11-21T09:00:00Z' }, by)).toBe(
        true,
      )
      const appeal = (await clerk.get(`/api/appeals/${first.id}`)).body as Appeal
      expect(appeal).toMatchObject({
        number: 'Ж-1',
        registeredAt: '2026-11-20T09:00:00.000Z',
        resultAt: '2026-11-21T09:00:00.000Z',
      })
      expect(appeal.events.map((event) => event.by)).toEqual([
        { kind: 'integration', name: 'Журнал громади' },
        { kind: 'integration', name: 'Журнал громади' },
      ])

      const elsewhere = await registerAppeal(ctx, { ...registration(service.id), serviceCode: '00001' }, by, {
        externalKey: randomUUID(),
        centreId: 'other',
      })
      expect((await clerk.get(`/api/appeals/${elsewhere.id}`)).status).toBe(404)
      expect((await change(elsewhere.id, { kind: 'started' })).status).toBe(404)
      expect(await changeAppeal(ctx, elsewhere.id, { kind: 'started' }, by, 'other')).toBe(true)
      const { serviceId: _, ...unknown } = registration(service.id)
      const coded = await registerAppeal(ctx, { ...unknown, serviceCode: '00001' }, by, { externalKey: randomUUID() })
      expect(
        await db()
          .selectFrom('appeals')
          .select(['service_id', 'service_code'])
          .where('id', '=', coded.id)
          .executeTakeFirst(),
      ).toEqual({ service_id: null, service_code: '00001' })
    })
  })

  describe('codes that become known later', () => {
    it('are written to appeals of a local service that was merged into the register’s, even after an interruption', async () => {
      const [local, register] = [await addService(db(), { name: 'Місцева' }), await addService(db(), { code: '00778' })]
      const appeal = await post(form(local.id))
      // The state after the desk was stopped between the merge and the filling in of the code.
      await db()
        .updateTable('services')
        .set({ origin: 'local', retired_at: now.toISOString(), merged_into: register.id })
        .where('id', '=', local.id)
        .execute()
      const administrator = await bff.signIn('o.savchenko')
      const again = await administrator.send('PATCH', `/api/services/${register.id}`, {
        body: JSON.stringify({ code: '00778' }),
        headers: { 'content-type': 'application/json', 'x-diia-desk': '1' },
      })
      expect(again.status).toBe(200)
      expect(
        await db().selectFrom('appeals').select('service_code').where('id', '=', appeal.id).executeTakeFirst(),
      ).toEqual({ service_code: '00778' })
    })

    it('are filled in once where they are missing or different', async () => {
      const { ctx } = bff.server
      const service = await addService(db())
      const appeals = await Promise.all(
        Array.from({ length: 120 }, () =>
          registerAppeal(ctx, registration(service.id), { origin: 'system' }, { externalKey: randomUUID() }),
        ),
      )
      later(24 * 60)
      await signIn()
      await db().updateTable('services').set({ code: '00777' }).where('id', '=', service.id).execute()
      expect(await fillServiceCode(ctx, service.id, '00777')).toBe(120)
      expect(await fillServiceCode(ctx, service.id, '00777')).toBe(0)
      const rows = await db()
        .selectFrom('appeals')
        .select(['service_code', 'seq'])
        .where('service_id', '=', service.id)
        .execute()
      expect(new Set(rows.map((row) => row.service_code))).toEqual(new Set(['00777']))
      // They are exported with the pull of the day on which they were corrected.
      const days = await db()
        .selectFrom('appeal_days')
        .select('appeal')
        .where('day', '=', '2026-11-25')
        .where(
          'appeal',
          'in',
          rows.map(({ seq }) => seq),
        )
        .execute()
      expect(days).toHaveLength(120)
      const one = (await manager.get(`/api/appeals/${appeals[0]?.id}`)).body as Appeal
      expect(one.events.at(-1)).toMatchObject({ kind: 'corrected', by: { kind: 'system' }, fields: ['serviceCode'] })

      await db().updateTable('centres').set({ asc_code: '999' }).where('id', '=', ownCentreId).execute()
      const missingFields = await db()
        .selectFrom('appeals')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('centre_id', '=', ownCentreId)
        .executeTakeFirstOrThrow()
      expect(await fillCentreCode(ctx, ownCentreId, '999')).toBe(Number(missingFields.count))
      expect(await fillCentreCode(ctx, ownCentreId, '999')).toBe(0)
    })
  })

  it('answers a text that PostgreSQL cannot store with a problem of the caller', async () => {
    for (const path of [
      '/api/appeals/%00',
      '/api/appeals/%00/receipt',
      '/api/appeals?number=%00',
      '/api/appeals?serviceId=%00',
      '/api/services/%00',
      '/rate/%00',
    ])
      expect([path, (await clerk.get(path)).status < 500]).toEqual([path, true])
    expect(
      (await post(form((await addService(db())).id, { details: { note: 'перший\u0000другий' } }))).details.note,
    ).toBe('перший другий')
    for (const answer of [
      await clerk.post('/api/appeals', form('\u0000')),
      await change('\u0000', { kind: 'started' }),
    ])
      expect(answer.status).toBeOneOf([400, 404, 422])
    const administrator = await bff.signIn('o.savchenko')
    for (const answer of [
      await administrator.post('/api/services', { name: 'Послуга\u0000' }),
      await administrator.post('/api/services', { name: 'Послуга', localNumber: '1\n2' }),
      await administrator.post('/api/monitoring/credentials', { login: 'a\u0000' }),
    ])
      expect(answer.status).toBe(422)
  })

  describe('lists', () => {
    it('contain appeals that are late, that end today, that are under way and that wait for hand-over', async () => {
      const list = async (name: string, more = '') =>
        appealsSchema.parse((await clerk.get(`/api/appeals?list=${name}${more}`)).body)
      const before = (await clerk.get('/api/appeals/tasks')).body
      const service = await addService(db(), { variations: [{ duration: ['calendar-days', 1] }] })
      const of = `&serviceId=${service.id}`
      const on = (registeredAt: string) =>
        registerAppeal(
          bff.server.ctx,
          registration(service.id),
          { origin: 'system' },
          { externalKey: randomUUID(), registeredAt: new Date(registeredAt) },
        )
      // Today is Wednesday, 25.11.2026.
      const late = await on('2026-11-20T09:00:00Z')
      const today = await on('2026-11-24T09:00:00Z')
      const ahead = await post(form(service.id, { details: { applicant: 'Вигадана Особа' } }))
      const done = await on('2026-11-19T09:00:00Z')
      await changed(done.id, { kind: 'completed' })
      const ids = async (name: string) => (await list(name, of)).items.map(({ id }) => id)
      expect(await ids('overdue')).toEqual([late.id])
      expect(await ids('due-today')).toEqual([today.id])
      expect(await ids('under-way')).toEqual([late.id, today.id, ahead.id])
      expect(await ids('to-issue')).toEqual([done.id])
      expect(await ids('all')).toEqual([ahead.id, today.id, late.id, done.id])
      const after = (await clerk.get('/api/appeals/tasks')).body
      expect(after).toEqual({
        overdue: before.overdue + 1,
        dueToday: before.dueToday + 1,
        underWay: before.underWay + 3,
        toIssue: before.toIssue + 1,
      })
      expect((await list('all', of)).items[0]).toMatchObject({
        applicant: 'Вигадана Особа',
        clerk: 'Мирослава Ткач',
        service: { id: service.id },
      })
      expect((await list('all', `${of}&from=2026-11-20&to=2026-11-24`)).items.map(({ id }) => id)).toEqual([
        today.id,
        late.id,
      ])
      expect((await list('all', `&number=${encodeURIComponent(ahead.number)}`)).items.map(({ id }) => id)).toEqual([
        ahead.id,
      ])
      expect((await list('all', '&number=2026-11-20')).items.map(({ id }) => id)).toEqual([late.id])
      expect((await list('all', '&number=%25')).items).toEqual([])
      for (const query of ['list=lost', 'cursor=zzz', 'from=today', 'name=x'])
        expect((await clerk.get(`/api/appeals?${query}`)).status).toBe(422)
    })

    it('have pages without a gap or a repetition while appeals are added', async () => {
      for (const list of ['all', 'under-way']) {
        const service = await addService(db())
        const made = new Set<string>()
        for (let count = 0; count < 120; count++)
          made.add(
            (
              await registerAppeal(
                bff.server.ctx,
                registration(service.id),
                { origin: 'system' },
                { externalKey: randomUUID() },
              )
            ).id,
          )
        const seen: string[] = []
        for (let cursor = ''; ;) {
          const page = (await clerk.get(`/api/appeals?list=${list}&serviceId=${service.id}${cursor}`)).body
          seen.push(...page.items.map(({ id }: { id: string }) => id))
          if (page.nextCursor === undefined) break
          cursor = `&cursor=${page.nextCursor}`
          if (list === 'all') await post(form(service.id))
        }
        expect(seen.toSorted()).toEqual([...made].toSorted())
      }
    })
  })
})

function registration(serviceId: string): Parameters<typeof registerAppeal>[1] & { serviceId: string } {
  return {
    serviceId,
    channel: 'front-office',
    details: {},
    isConsultation: false,
    isTest: false,
    attach: { validations: [], documentRequests: [] },
  }
}
