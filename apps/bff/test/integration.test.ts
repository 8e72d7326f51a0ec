// Another system's journal, posted over HTTP, on both engines.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { appealSchema, paths } from '@diia-desk/contract'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUp } from '../src/features/visit/appeal-journal/journal.ts'
import { addKey, revokeKey } from '../src/features/state/integration/keys.ts'
import { integrationExamples, openApiDocument } from '../src/features/state/integration/openapi.ts'
import { postAppeal } from '../src/features/state/integration/post-appeal.ts'
import { postEvent } from '../src/features/state/integration/post-event.ts'
import { postedAppealSchema, postedEventSchema } from '../src/features/state/integration/schemas.ts'
import { databases } from './databases.ts'
import type { StartedDatabase } from './databases.ts'
import { startTestServer } from './test-server.ts'
import type { TestResponse, Client, TestServer } from './test-server.ts'

const root = '/integration/v1'

describe.each(databases)('integration on $name', ({ start }) => {
  let database: StartedDatabase | undefined
  let bff: TestServer
  let system: Client
  let clerk: Client
  let key: string
  let now = new Date('2026-11-24T10:00:00.000Z')
  let count = 0

  beforeAll(async () => {
    database = await start()
    bff = await startTestServer({
      environment: database.environment,
      overrides: { now: () => now },
      simulator: { now: () => now },
    })
    const { db, keys } = bff.server.ctx
    key = await addKey(db, keys, 'Журнал громади', now)
    system = bff.client()
    clerk = await bff.signIn()
  }, 60_000)
  afterAll(async () => {
    await bff?.close()
    await database?.stop()
  })

  const post = (path: string, body: unknown, by = key): Promise<TestResponse> =>
    system.send('POST', root + path, {
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${by}` },
    })
  const appeal = (more: object = {}) => ({
    external_id: `J-${++count}`,
    service_code: '00034',
    registered_at: '2026-11-02T09:12:00+02:00',
    ...more,
  })
  const event = (kind: string, happenedAt: string, more: object = {}) => ({
    event_id: `E-${++count}`,
    kind,
    happened_at: happenedAt,
    ...more,
  })
  const posted = async (body: { external_id: string }): Promise<string> => {
    const answer = await post('/appeals', body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body.id as string
  }
  const told = async (externalId: string, body: object) => {
    const answer = await post(`/appeals/${encodeURIComponent(externalId)}/events`, body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  }
  const row = (id: string) =>
    bff.server.ctx.db.selectFrom('appeals').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const journal = async (id: string) => {
    const { seq } = await row(id)
    return await bff.server.ctx.db
      .selectFrom('appeal_events')
      .selectAll()
      .where('appeal', '=', seq)
      .orderBy('seq')
      .execute()
  }
  const faults = ({ status, body }: TestResponse) => [
    status,
    body.code,
    ...((body.errors ?? []) as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`),
  ]

  it('accepts an active key only, and that key gives access to nothing else', async () => {
    const none = await system.send('POST', `${root}/appeals`, {
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect(none.status).toBe(401)
    expect(none.headers.get('www-authenticate')).toMatch(/^Bearer /)
    expect(none.headers.get('content-type')).toContain('application/problem+json')
    expect((await post('/appeals', appeal(), 'desk_wrong')).status).toBe(401)
    expect(
      (
        await clerk.send('POST', `${root}/appeals`, {
          body: JSON.stringify(appeal()),
          headers: { 'content-type': 'application/json', 'x-diia-desk': '1' },
        })
      ).status,
    ).toBe(401)
    for (const path of [paths.appeals, paths.services, paths.session, paths.today]) {
      expect((await system.get(path, { authorization: `Bearer ${key}` })).status).toBe(401)
    }

    const { db, keys } = bff.server.ctx
    const old = await addKey(db, keys, 'Журнал громади', now)
    const { external_id: externalId } = appeal()
    const first = await post('/appeals', { ...appeal(), external_id: externalId }, old)
    expect(first.status).toBe(201)
    const { id } = await db
      .selectFrom('integration_keys')
      .select('id')
      .where('key_hash', '=', keys.hash('integration', old))
      .executeTakeFirstOrThrow()
    expect(await revokeKey(db, id, now)).toBe(true)
    expect((await post('/appeals', { ...appeal(), external_id: externalId }, old)).status).toBe(401)
    // What was posted under the old key can be continued under the new one with the same name.
    expect(
      (
        await post(
          `/appeals/${externalId}/events`,
          event('status', '2026-11-03T10:00:00+02:00', { status: 'in_progress' }),
        )
      ).status,
    ).toBe(201)
    const stored = JSON.stringify(await db.selectFrom('integration_keys').selectAll().execute())
    expect(stored).not.toContain(key)
    expect(stored).toContain(now.toISOString())
  })

  it('registers an appeal that the desk shows, with code, term and fee of the catalogue', async () => {
    const id = await posted(
      appeal({
        number: '2026-11-02/17',
        service_code: '90006',
        service_variation: 'Прискорене',
        channel: 'mail',
        applicant_type: 'person',
      }),
    )
    expect(await row(id)).toMatchObject({
      number: '2026-11-02/17',
      centre_id: 'own',
      asc_code: '1204',
      service_code: '90006',
      registered_at: '2026-11-02T07:12:00.000Z',
      deadline_on: '2026-11-11',
      channel: 'mail',
      applicant_type: 'person',
      fee: '1682.00',
      status: 'registered',
      is_consultation: 0,
    })
    const shown = appealSchema.parse((await clerk.get(paths.appeal(id))).body)
    expect(shown).toMatchObject({
      service: { code: '90006' },
      variation: { name: 'Прискорене' },
      events: [{ kind: 'registered', by: { kind: 'integration', name: 'Журнал громади' } }],
    })
    // Without a number of theirs, one of ours is used.
    expect((await row(await posted(appeal()))).number).toMatch(/^2026-11-02\/\d{3}$/)
  })

  it('stores what the catalogue does not know, and leaves a variation open that was not named', async () => {
    expect(await row(await posted(appeal({ service_code: '77777' })))).toMatchObject({
      service_id: null,
      service_code: '77777',
    })
    expect(await row(await posted(appeal({ service_code: undefined })))).toMatchObject({
      service_id: null,
      service_code: null,
    })
    expect(
      await row(await posted(appeal({ service_code: '90040', registered_at: '2026-11-24T12:00:00+02:00' }))),
    ).toMatchObject({ service_id: null, service_code: '90040' })
    expect(await row(await posted(appeal({ service_code: '90006' })))).toMatchObject({
      service_code: '90006',
      variation_id: null,
      deadline_on: null,
    })
    expect(faults(await post('/appeals', appeal({ service_code: '90006', service_variation: 'Миттєве' })))).toEqual([
      422,
      'invalid-input',
      'service_variation not-allowed',
    ])
  })

  it('gives other centres a row of their own, with the name from the registry', async () => {
    const id = await posted(appeal({ asc_code: '1205' }))
    expect(await row(id)).toMatchObject({ centre_id: 'asc-1205', asc_code: '1205' })
    await posted(appeal({ asc_code: '1205' }))
    await posted(appeal({ asc_code: '9999' }))
    expect(
      await bff.server.ctx.db
        .selectFrom('centres')
        .select(['name', 'asc_code', 'own'])
        .where('own', '=', 0)
        .orderBy('asc_code')
        .execute(),
    ).toEqual([
      { name: 'ЦНАП Тихоберезької громади', asc_code: '1205', own: 0 },
      { name: 'ЦНАП 9999', asc_code: '9999', own: 0 },
    ])
    expect((await clerk.get(paths.appeal(id))).status).toBe(404)
    expect((await row(await posted(appeal({ asc_code: '1204' })))).centre_id).toBe('own')
  })

  it('executes a post once: the same body gets the same answer, another one is refused', async () => {
    const body = appeal({ number: 'n-1' })
    const first = await post('/appeals', body)
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    // The same in another form: order of fields, offset, an explicit default.
    const again = await post('/appeals', {
      registered_at: '2026-11-02T07:12:00Z',
      is_test: false,
      channel: 'front_office',
      number: 'n-1',
      service_code: '00034',
      external_id: body.external_id,
    })
    expect([again.status, again.body]).toEqual([201, first.body])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(faults(await post('/appeals', { ...body, service_code: '00037' }))).toEqual([409, 'different-body'])
    expect(faults(await post('/appeals', appeal({ number: 'n-1' })))).toEqual([
      409,
      'number-taken',
      'number not-allowed',
    ])

    const completed = event('status', '2026-11-05T14:03:00+02:00', { status: 'completed' })
    await told(body.external_id, completed)
    await told(body.external_id, completed)
    expect(faults(await post(`/appeals/${body.external_id}/events`, { ...completed, status: 'refused' }))).toEqual([
      409,
      'different-body',
    ])
    expect((await journal(first.body.id)).map(({ kind }) => kind)).toEqual(['registered', 'completed'])
    // Ids belong to a system.
    const other = await addKey(bff.server.ctx.db, bff.server.ctx.keys, 'Інша система', now)
    const theirs = await post('/appeals', { ...body, number: 'n-2', service_code: '00037' }, other)
    expect(theirs.status).toBe(201)
    expect(theirs.body.id).not.toBe(first.body.id)
    expect((await post(`/appeals/${appeal().external_id}/events`, completed, other)).status).toBe(404)
  })

  it('executes a burst of the same post once', async () => {
    const body = appeal()
    const answers = await Promise.all(Array.from({ length: 12 }, () => post('/appeals', body)))
    expect(new Set(answers.map(({ status, body: { id } }) => `${status} ${id as string}`)).size).toBe(1)
    const closing = event('status', '2026-11-05T14:03:00+02:00', { status: 'completed' })
    const closed = await Promise.all(
      Array.from({ length: 12 }, () => post(`/appeals/${body.external_id}/events`, closing)),
    )
    expect(new Set(closed.map(({ status }) => status))).toEqual(new Set([201]))
    expect((await journal(answers[0]?.body.id)).map(({ kind }) => kind)).toEqual(['registered', 'completed'])
  })

  it('refuses control characters and impossible times', async () => {
    for (const number of ['17\u0000', '17\r\nX', '17\u001b[0m'])
      expect(faults(await post('/appeals', appeal({ number })))).toEqual([422, 'invalid-input', 'number wrong-format'])
    // A typing mistake, and years that no receiver can read.
    for (const time of ['1019-11-02T09:12:00+02:00', '0000-01-01T00:00:00+02:00']) {
      expect(faults(await post('/appeals', appeal({ registered_at: time })))).toEqual([
        422,
        'invalid-input',
        'registered_at not-allowed',
      ])
      const body = appeal()
      await posted(body)
      expect(faults(await post(`/appeals/${body.external_id}/events`, event('issued', time)))).toEqual([
        422,
        'invalid-input',
        'happened_at not-allowed',
      ])
    }
    // A text that no database can store must not be our fault.
    expect((await post('/appeals/%00/events', event('issued', '2026-11-02T09:12:00+02:00'))).status).toBe(404)
  })

  it('gives a number to one of several posts at once, and refuses the others', async () => {
    const bodies = Array.from({ length: 12 }, () => appeal({ number: '2026-11-02/at-once' }))
    const answers = await Promise.all(bodies.map((body) => post('/appeals', body)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const answer of answers.filter(({ status }) => status !== 201))
      expect(faults(answer)).toEqual([409, 'number-taken', 'number not-allowed'])
    // The refused ones may come again with another number under the same id.
    const refused = bodies[answers.findIndex(({ status }) => status === 409)] as ReturnType<typeof appeal>
    await posted({ ...refused, number: '2026-11-02/later' } as typeof refused)
  })

  it('ends in the same state whatever the order of events, each with its own time', async () => {
    const events = [
      event('status', '2026-11-03T09:00:00+02:00', { status: 'in_progress' }),
      event('status', '2026-11-04T09:00:00+02:00', { status: 'returned' }),
      event('status', '2026-11-05T09:00:00+02:00', { status: 'in_progress' }),
      event('corrected', '2026-11-05T10:00:00+02:00', { fee: '33.30', applicant_type: 'person' }),
      event('status', '2026-11-06T14:03:00+02:00', { status: 'completed', receiving_channel: 'mail' }),
      event('issued', '2026-11-07T11:20:00+02:00', { receiving_channel: 'front_office' }),
      event('rated', '2026-11-07T11:21:00+02:00', { rating: 9 }),
      event('corrected', '2026-11-08T08:00:00+02:00', { fee: '66.60', is_test: true }),
    ]
    const wanted = {
      status: 'completed',
      result_at: '2026-11-06T12:03:00.000Z',
      issued_at: '2026-11-07T09:20:00.000Z',
      receiving_channel: 'front-office',
      rating: 9,
      fee: '66.60',
      is_test: 1,
      applicant_type: 'person',
    }
    const orders = [
      events,
      events.toReversed(),
      [...events.slice(4), ...events.slice(0, 4)],
      [3, 7, 0, 6, 2, 5, 1, 4].flatMap((index) => events[index] ?? []),
    ]
    for (const order of orders) {
      const body = appeal()
      const id = await posted(body)
      for (const one of order) await told(body.external_id, one)
      expect(await row(id)).toMatchObject(wanted)
      const kept = await journal(id)
      expect(kept.length).toBe(9)
      expect(
        kept
          .slice(1)
          .map(({ happened_at }) => happened_at)
          .toSorted((a, b) => a.localeCompare(b)),
      ).toEqual(
        events.map(({ happened_at }) => new Date(happened_at).toISOString()).toSorted((a, b) => a.localeCompare(b)),
      )
      expect(await row(id)).toMatchObject(addUp(kept))
    }
  })

  it('withdraws a result with its status, and keeps the visitor’s rating', async () => {
    const body = appeal()
    const id = await posted(body)
    await told(body.external_id, event('status', '2026-11-06T14:03:00+02:00', { status: 'completed' }))
    await told(body.external_id, event('status', '2026-11-06T15:00:00+02:00', { status: 'in_progress' }))
    expect(await row(id)).toMatchObject({ status: 'in-progress', result_at: null })
    const { db } = bff.server.ctx
    const { seq } = await row(id)
    await db
      .insertInto('appeal_events')
      .values({
        appeal: seq,
        kind: 'rated',
        at: now.toISOString(),
        happened_at: now.toISOString(),
        origin: 'visitor',
        changes: '{"rating":3}',
      })
      .execute()
    await db.updateTable('appeals').set({ rating: 3 }).where('id', '=', id).execute()
    await told(body.external_id, event('rated', now.toISOString(), { rating: 10 }))
    expect((await row(id)).rating).toBe(3)
  })

  it('accepts another service by its code, known or not, and computes its term again', async () => {
    const body = appeal({ service_code: '77777' })
    const id = await posted(body)
    await told(body.external_id, event('service', '2026-11-10T10:00:00+02:00', { service_code: '90030' }))
    expect(await row(id)).toMatchObject({ service_code: '90030', deadline_on: '2026-11-09' })
    expect((await row(id)).service_id).not.toBeNull()
    await told(
      body.external_id,
      event('service', '2026-11-11T11:00:00+02:00', { service_code: '90006', service_variation: 'Термінове' }),
    )
    expect(await row(id)).toMatchObject({ service_code: '90006', deadline_on: '2026-11-05' })
    await told(body.external_id, event('service', '2026-11-11T12:00:00+02:00', { service_code: '66666' }))
    expect(await row(id)).toMatchObject({
      service_code: '66666',
      service_id: null,
      variation_id: null,
      deadline_on: null,
    })
    expect(
      faults(
        await post(
          `/appeals/${body.external_id}/events`,
          event('service', '2026-11-12T10:00:00+02:00', { service_code: '90006', service_variation: 'Миттєве' }),
        ),
      ),
    ).toEqual([422, 'invalid-input', 'service_variation not-allowed'])
  })

  it('keeps a deadline that was set although a term came late, and computes a term from what came late', async () => {
    const set = appeal({ service_code: '90030' })
    const first = await posted(set)
    await told(set.external_id, event('deadline', '2026-11-10T10:00:00+02:00', { deadline_on: '2026-12-31' }))
    await told(
      set.external_id,
      event('corrected', '2026-11-09T10:00:00+02:00', { registered_at: '2026-11-01T09:00:00+02:00' }),
    )
    expect(await row(first)).toMatchObject({ registered_at: '2026-11-01T07:00:00.000Z', deadline_on: '2026-12-31' })
    const counted = appeal({ service_code: '90030' })
    const second = await posted(counted)
    await told(counted.external_id, event('service', '2026-11-10T10:00:00+02:00', { service_code: '90012' }))
    await told(
      counted.external_id,
      event('corrected', '2026-11-09T10:00:00+02:00', { registered_at: '2026-11-01T09:00:00+02:00' }),
    )
    expect((await row(second)).deadline_on).toBe('2026-11-11')
    // Set, then computed again for another service: the last kind of deadline counts.
    const both = appeal({ service_code: '90030' })
    const third = await posted(both)
    await told(both.external_id, event('deadline', '2026-11-10T10:00:00+02:00', { deadline_on: '2026-12-31' }))
    await told(both.external_id, event('service', '2026-11-11T10:00:00+02:00', { service_code: '90012' }))
    await told(
      both.external_id,
      event('corrected', '2026-11-09T10:00:00+02:00', { registered_at: '2026-11-01T09:00:00+02:00' }),
    )
    expect((await row(third)).deadline_on).toBe('2026-11-11')
  })

  it('keeps what a clerk entered later, with all dependent fields', async () => {
    const body = appeal()
    const id = await posted(body)
    expect((await clerk.post(paths.appealChanges(id), { kind: 'started' })).status).toBe(201)
    await told(body.external_id, event('status', '2026-11-05T14:03:00+02:00', { status: 'completed' }))
    expect(await row(id)).toMatchObject({ status: 'in-progress', result_at: null })
  })

  it('ends in the same state in every order, whatever the events are', async () => {
    const { ctx } = bff.server
    const { id: keyId } = await ctx.db
      .selectFrom('integration_keys')
      .select('id')
      .where('key_hash', '=', ctx.keys.hash('integration', key))
      .executeTakeFirstOrThrow()
    const by = { id: keyId, name: 'Журнал громади' }
    const said = fc.oneof(
      fc
        .constantFrom('in_progress', 'returned', 'completed', 'refused', 'withdrawn')
        .map((status) => ({ kind: 'status', status })),
      fc.constantFrom('mail', 'front_office').map((channel) => ({ kind: 'issued', receiving_channel: channel })),
      fc.integer({ min: 0, max: 10 }).map((rating) => ({ kind: 'rated', rating })),
      fc.constantFrom('00034', '90030', '90012', '77777').map((code) => ({ kind: 'service', service_code: code })),
      fc.constantFrom('2026-12-01', '2026-12-15', null).map((day) => ({ kind: 'deadline', deadline_on: day })),
      fc
        .record(
          {
            fee: fc.constantFrom('1.00', '2.00', null),
            is_consultation: fc.boolean(),
            channel: fc.constantFrom('mail', 'online'),
            registered_at: fc.constantFrom('2026-11-01T09:00:00+02:00', '2026-11-03T09:00:00+02:00'),
          },
          { requiredKeys: [] },
        )
        .map((fields) => ({ kind: 'corrected', ...fields })),
    )
    const stateAfter = async (events: object[]) => {
      const body = postedAppealSchema.parse(appeal())
      const { appealId } = await postAppeal(ctx, by, body)
      for (const one of events) await postEvent(ctx, by, body.external_id, postedEventSchema.parse(one))
      const {
        id: _,
        seq: __,
        number: ___,
        version: ____,
        external_key: _____,
        rating_token_hash: ______,
        ...state
      } = await row(appealId)
      return state
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(said, { minLength: 2, maxLength: 7 }).chain((list) => {
          const events = list.map((one, place) => ({
            ...one,
            event_id: String(place),
            happened_at: new Date(Date.UTC(2026, 10, 4, place)).toISOString(),
          }))
          return fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))
        }),
        async ([events, shuffled]) => {
          expect(await stateAfter(shuffled)).toEqual(await stateAfter(events))
        },
      ),
      { numRuns: 60 },
    )
  }, 120_000)

  it('refuses impossible values, and names fields as they were sent', async () => {
    expect(faults(await post('/appeals', appeal({ registered_at: '2026-11-24T13:00:00+02:00' })))).toEqual([
      422,
      'invalid-input',
      'registered_at not-allowed',
    ])
    // A clock that is one minute fast does not count as the future.
    expect((await row(await posted(appeal({ registered_at: '2026-11-24T12:01:00+02:00' })))).registered_at).toBe(
      now.toISOString(),
    )
    expect(faults(await post('/appeals', appeal({ registered_at: '2026-11-02T09:12:00' })))).toEqual([
      422,
      'invalid-input',
      'registered_at wrong-format',
    ])
    expect(faults(await post('/appeals', appeal({ service_code: 34 })))).toEqual([
      422,
      'invalid-input',
      'service_code wrong-type',
    ])
    expect(faults(await post('/appeals', appeal({ applicant_name: 'Хтось' })))).toEqual([
      422,
      'invalid-input',
      'applicant_name unknown-field',
    ])
    expect(faults(await post('/appeals', appeal({ service_code: '90021', applicant_type: 'legal' })))).toEqual([
      422,
      'invalid-input',
      'applicant_type not-allowed',
    ])
    expect((await post('/appeals', '{"external_id":')).status).toBe(400)
    expect((await post('/appeals', appeal({ number: 'x'.repeat(40_000) }))).status).toBe(413)
    const body = appeal()
    await posted(body)
    const to = `/appeals/${body.external_id}/events`
    expect(faults(await post(to, event('status', '2026-12-01T09:00:00+02:00', { status: 'completed' })))).toEqual([
      422,
      'invalid-input',
      'happened_at not-allowed',
    ])
    expect((await post(to, event('status', '2026-11-03T09:00:00+02:00', { status: 'registered' }))).status).toBe(422)
    expect((await post('/appeals/nobody/events', event('issued', '2026-11-03T09:00:00+02:00'))).status).toBe(404)
    expect((await system.get(`${root}/appeals`)).status).toBe(405)
    expect((await post('/other', {})).status).toBe(404)
  })

  it('accepts the posts of its documentation', async () => {
    const { appeals, events } = integrationExamples
    for (const { value } of Object.values(appeals)) await posted(value)
    for (const { value } of Object.values(events)) await told(appeals.registered.value.external_id, value)
    const id = (await post('/appeals', appeals.registered.value)).body.id as string
    expect(await row(id)).toMatchObject({
      status: 'completed',
      rating: 9,
      fee: '33.30',
      deadline_on: '2019-12-10',
      issued_at: '2019-12-06T09:20:00.000Z',
    })
  })

  it('describes itself to anybody', async () => {
    const { status, headers, body } = await bff.client().get(`${root}/openapi.json`)
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'application/json; charset=utf-8',
      'no-store',
    ])
    expect(body).toEqual(JSON.parse(JSON.stringify(openApiDocument(bff.server.ctx.config.server.publicUrl))))
  })

  it('blocks guessing of keys for a while', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => post('/appeals', appeal(), 'desk_guess')))
    expect(answers.at(-1)?.status === 429 || (await post('/appeals', appeal(), 'desk_guess')).status === 429).toBe(true)
    const blocked = await post('/appeals', appeal(), 'desk_guess')
    expect(blocked.status).toBe(429)
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0)
    // A forgotten program with a revoked key on the same machine must not block the one with the new key.
    expect((await post('/appeals', appeal())).status).toBe(201)
    now = new Date(now.getTime() + 16 * 60_000)
    expect((await post('/appeals', appeal(), 'desk_guess')).status).toBe(401)
    expect(bff.log()).not.toContain(key)
  })
})

describe('the documentation', () => {
  const document = openApiDocument('https://desk.example.gov.ua')

  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(structuredClone(document))
    expect(errors ?? []).toEqual([])
    expect(valid).toBe(true)
    expect(validator.version).toBe('3.1')
  })

  it('has examples that its own schemas accept, and schemas as strict as ours', () => {
    const ajv = addFormats.default(new Ajv2020({ strict: true, allErrors: true, formats: {} }))
    ajv.addKeyword('components')
    ajv.addSchema(
      { $id: 'https://desk.example.gov.ua/openapi', components: document.components },
      undefined,
      undefined,
      false,
    )
    const check = (name: string, value: unknown) =>
      ajv.validate({ $ref: `https://desk.example.gov.ua/openapi#/components/schemas/${name}` }, value)
    for (const [path, body, ours] of [
      ['/appeals', 'PostedAppeal', postedAppealSchema],
      ['/appeals/{external_id}/events', 'PostedEvent', postedEventSchema],
    ] as const) {
      const { post: operation } = document.paths[path]
      const { examples } = operation.requestBody.content['application/json']
      for (const { value } of Object.values(examples) as { value: object }[]) {
        expect(check(body, value), JSON.stringify(ajv.errors)).toBe(true)
        expect(ours.safeParse(value).success).toBe(true)
        const wrong = { ...value, applicant_name: 'Хтось' }
        expect([check(body, wrong), ours.safeParse(wrong).success]).toEqual([false, false])
      }
      const answer = operation.responses[201].content['application/json']
      expect(check(answer.schema.$ref.split('/').at(-1) ?? '', answer.example), JSON.stringify(ajv.errors)).toBe(true)
    }
    expect(check('PostedAppeal', { external_id: 'a', registered_at: '2019-11-01T09:12:00' })).toBe(false)
    expect(check('PostedAppeal', { external_id: 'a', registered_at: '2019-11-01T09:12:00Z', service_code: '34' })).toBe(
      false,
    )
  })

  it('has a page with valid posts', async () => {
    const page = await readFile(join(import.meta.dirname, '../../../docs/integration.md'), 'utf8')
    const posts = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(
      ([, text = '']) => JSON.parse(text) as Record<string, unknown>,
    )
    expect(posts.length).toBeGreaterThan(2)
    for (const one of posts)
      expect(
        ('kind' in one ? postedEventSchema : postedAppealSchema).safeParse(one).error?.issues,
        JSON.stringify(one),
      ).toBeUndefined()
  })
})
