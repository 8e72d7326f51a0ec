// What managers see of the export before the state does, on both databases.
import {
  centreRegisterSchema,
  centreSettingsSchema,
  exportCompletenessSchema,
  exportPreviewSchema,
  exportPullsSchema,
  exportRejectedSchema,
  exportStateSchema,
  paths,
} from '@diia-desk/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addService } from './appeal-fixtures.ts'
import { change, open } from './appeal-work.ts'
import { databases } from './databases.ts'
import { basic, get, pull } from './erepository.ts'
import { startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

const password = 'pa$$word'

describe.each(databases)('monitoring on $name', (database) => {
  let bff: TestServer
  let stop: () => Promise<void>
  let base: string
  let administrator: Client
  let manager: Client
  let clerk: Client
  const november = '?from=2026-11-01&to=2026-11-30'

  beforeAll(async () => {
    const running = await database.start()
    stop = () => running.stop()
    bff = await startTestServer({
      environment: {
        ...running.environment,
        EXPORT_PAGE_SIZE: '10',
        EXPORT_EXPECTED_EVERY_HOURS: '12',
        SESSION_IDLE_MINUTES: '1440',
        SESSION_ABSOLUTE_HOURS: '72',
      },
      overrides: { now: () => now },
    })
    base = `${bff.server.url}/appeals/`
    bff.server.ctx.config.export.publicUrl = base
    administrator = await bff.signIn('o.savchenko')
    manager = await bff.signIn('y.honcharenko')
    clerk = await bff.signIn()
  }, 60_000)
  afterAll(async () => {
    await bff?.close()
    await stop?.()
  })
  let now = new Date('2026-11-24T10:00:00Z')
  beforeEach(async () => {
    now = new Date('2026-11-24T10:00:00Z')
    const { db, stateExport } = bff.server.ctx
    await stateExport.pulls.close()
    for (const table of [
      'appeal_days',
      'appeal_events',
      'appeals',
      'export_pulls',
      'export_credentials',
      'local_numbers',
      'service_variations',
      'services',
      'centre_register',
    ] as const)
      await db.deleteFrom(table).execute()
    await db.updateTable('centres').set({ asc_code: '1234' }).where('id', '=', 'own').execute()
  })

  it('is readable for managers and administrators, and changed by administrators only', async () => {
    const looks = [
      paths.exportState,
      paths.exportPreview + november,
      paths.exportRejected + november,
      paths.exportCompleteness + november,
      paths.exportPulls,
      paths.centreSettings,
      paths.centreRegister,
    ]
    for (const path of looks)
      expect([
        path,
        (await clerk.get(path)).status,
        (await bff.client().get(path)).status,
        (await manager.get(path)).status,
        (await administrator.get(path)).status,
      ]).toEqual([path, 403, 401, 200, 200])
    for (const ask of [
      (who: Client) => who.post(paths.exportCredentials, { login: 'x' }),
      (who: Client) => who.delete(paths.exportCredential('x')),
      (who: Client) => patch(who, { code: '1' }),
    ]) {
      expect([(await ask(manager)).status, (await ask(clerk)).status, (await ask(bff.client())).status]).toEqual([
        403, 403, 401,
      ])
    }
  })

  const patch = (who: Client, body: object) =>
    who.send('PATCH', paths.centreSettings, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'x-diia-desk': '1' },
    })

  it('shows a password once, keeps two at most, and revokes them', async () => {
    const issued = await administrator.post(paths.exportCredentials, { login: 'erepository' })
    expect(issued.status).toBe(201)
    expect(issued.body.password).toMatch(/^[a-z2-9]{20}$/)
    now = new Date(now.getTime() + 1000)
    await administrator.post(paths.exportCredentials, { login: 'second', password })
    expect((await administrator.post(paths.exportCredentials, { login: 'third' })).status).toBe(422)
    const state = exportStateSchema.parse((await manager.get(paths.exportState)).body)
    expect(state.credentials).toMatchObject([
      { login: 'erepository', createdBy: 'Олена Савченко' },
      { login: 'second' },
    ])
    expect(JSON.stringify(state)).not.toContain(issued.body.password)
    const query = '?start_date=2026-11-01&end_date=2026-11-01'
    expect((await get(base + query, { authorization: basic('erepository', issued.body.password) })).status).toBe(200)
    expect((await administrator.delete(paths.exportCredential(issued.body.id))).status).toBe(204)
    expect((await administrator.delete(paths.exportCredential(issued.body.id))).status).toBe(404)
    expect((await get(base + query, { authorization: basic('erepository', issued.body.password) })).status).toBe(401)
    expect((await administrator.post(paths.exportCredentials, { login: 'with:colon' })).status).toBe(422)
  })

  it('shows exactly the bytes that the state receives', async () => {
    const { ctx } = bff.server
    await administrator.post(paths.exportCredentials, { login: 'erepository', password })
    for (let index = 0; index < 23; index++)
      await open(
        ctx,
        new Date(Date.UTC(2026, 10, 1 + (index % 9), 8, index)),
        index % 5 === 0 ? { service_code: null } : {},
      )
    const pages = await pull(base, '2026-11-01', '2026-11-30', { login: 'erepository', password })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { body } = await manager.get(
        `${paths.exportPreview}${november}${cursor === undefined ? '' : `&cursor=${cursor}`}`,
      )
      const preview = exportPreviewSchema.parse(body)
      expect([preview.total, preview.rejected]).toEqual(cursor === undefined ? [23, 5] : [undefined, undefined])
      for (const item of preview.items) expect(item.faults).toEqual(item.omitted === true ? ['no-service'] : [])
      seen.push(preview.body)
      cursor = preview.nextCursor
    } while (cursor !== undefined)
    // A pull names itself in the links to its next pages; everything else is the same.
    const withoutCursors = (text: string) => text.replace(/cursor=[^"]+/, 'cursor=')
    expect(seen.map(withoutCursors)).toEqual(pages.map(({ text }) => withoutCursors(text)))
  })

  it('explains why a record would be refused', async () => {
    const { ctx } = bff.server
    const known = await addService(ctx.db, { code: '00034', name: 'Реєстрація місця проживання' })
    const local = await addService(ctx.db, { name: 'Копія рішення ради' })
    await addService(ctx.db, { code: '00037', name: 'Зняття', retiredAt: '2026-11-02T00:00:00.000Z' })
    await ctx.db
      .insertInto('centre_register')
      .values([
        { code: '1234', name: 'ЦНАП', address: null, retired_at: null },
        { code: '99', name: 'Закритий', address: null, retired_at: '2020-01-01T00:00:00.000Z' },
      ])
      .execute()
    const at = '2026-11-03T08:00:00.000Z'
    const cases: [Parameters<typeof open>[2], string[]][] = [
      [{ service_id: known.id }, []],
      [{ service_code: null }, ['no-service']],
      [{ service_id: local.id, service_code: null }, ['no-service-code']],
      [{ service_code: '99999' }, ['unknown-service-code']],
      [{ service_code: '00037' }, ['retired-service-code']],
      [{ asc_code: null }, ['no-centre-code']],
      [{ asc_code: '77' }, ['unknown-centre-code']],
      [{ asc_code: '99' }, ['unknown-centre-code']],
      [{ status: 'completed', result_at: '2026-11-02T08:00:00.000Z' }, ['result-before-registration']],
      [
        { status: 'completed', result_at: '2026-11-04T08:00:00.000Z', issued_at: '2026-11-03T09:00:00.000Z' },
        ['issued-before-result'],
      ],
      [{ status: 'completed' }, ['no-result-date']],
      [{ status: 'completed', result_at: '2027-11-04T08:00:00.000Z' }, ['in-the-future']],
      [{ fee: 'багато' }, ['not-as-schema']],
    ]
    const expected = new Map<string, string[]>()
    for (const [given, faults] of cases) expected.set((await open(ctx, at, { registered_at: at, ...given })).id, faults)
    const { items } = exportPreviewSchema.parse({
      ...(await manager.get(`${paths.exportPreview}?from=2026-11-03&to=2026-11-03`)).body,
    })
    const more = (await manager.get(`${paths.exportRejected}?from=2026-11-03&to=2026-11-03`)).body
    const { total, items: rejected } = exportRejectedSchema.parse(more)
    expect(total).toBe(12)
    expect(items[0]).toMatchObject({
      serviceId: known.id,
      serviceCode: '00034',
      serviceName: 'Реєстрація місця проживання',
      faults: [],
    })
    expect(new Map(rejected.map(({ appealId, faults }) => [appealId, faults]))).toEqual(
      new Map([...expected].filter(([, faults]) => faults.length > 0)),
    )
    expect(rejected.find(({ faults }) => faults.includes('not-as-schema'))?.fields).toEqual(['fee_amount'])

    const { byClerk, byService } = exportCompletenessSchema.parse(
      (await manager.get(`${paths.exportCompleteness}?from=2026-11-03&to=2026-11-03`)).body,
    )
    expect(byClerk).toEqual([{ name: '', appeals: 13, complete: 1 }])
    expect(byService.find(({ code }) => code === '00037')).toEqual({
      code: '00037',
      name: 'Зняття',
      appeals: 1,
      complete: 0,
    })
  })

  it('raises alarms while nobody pulls, and logs every call', async () => {
    const { ctx } = bff.server
    const alarms = async () => exportStateSchema.parse((await manager.get(paths.exportState)).body).alarms
    await ctx.db.updateTable('centres').set({ asc_code: null }).execute()
    expect(await alarms()).toEqual(['no-credentials', 'no-centre-code', 'never-pulled'])
    await ctx.db
      .insertInto('centre_register')
      .values({ code: '5', name: 'ЦНАП', address: null, retired_at: null })
      .execute()
    await ctx.db.updateTable('centres').set({ asc_code: '1234' }).execute()
    await administrator.post(paths.exportCredentials, { login: 'erepository', password })
    expect(await alarms()).toEqual(['centre-code-unknown', 'never-pulled'])
    await ctx.db.updateTable('centres').set({ asc_code: '5' }).execute()
    await pull(base, '2026-11-23', '2026-11-23', { login: 'erepository', password })
    await ctx.stateExport.pulls.close()
    expect(await alarms()).toEqual([])
    now = new Date('2026-11-25T06:00:00Z')
    expect(await alarms()).toEqual(['pulls-stopped'])
    for (let index = 0; index < 3; index++)
      await get(`${base}?start_date=2026-11-24&end_date=2026-11-24`, { authorization: basic('erepository', 'wrong') })
    await ctx.stateExport.pulls.close()
    expect(await alarms()).toEqual(['pulls-stopped', 'last-pull-failed'])
    const { items } = exportPullsSchema.parse((await manager.get(paths.exportPulls)).body)
    expect(items).toMatchObject([
      {
        kind: 'state',
        state: 'refused',
        reason: 'wrong-credentials',
        status: 401,
        times: 3,
        pages: 0,
        address: expect.stringMatching(/127\.0\.0\.1$/),
      },
      {
        kind: 'state',
        state: 'complete',
        status: 200,
        pages: 1,
        records: 0,
        from: '2026-11-23',
        to: '2026-11-23',
        login: 'erepository',
      },
    ])
    expect(JSON.stringify(items)).not.toMatch(/wrong"|pa\$\$/)
  })

  it('marks a pull as broken off when nobody requests its next page', async () => {
    const { ctx } = bff.server
    await administrator.post(paths.exportCredentials, { login: 'erepository', password })
    for (let index = 0; index < 25; index++) await open(ctx, '2026-11-01T08:00:00Z')
    await expect(
      pull(base, '2026-11-01', '2026-11-01', {
        login: 'erepository',
        password,
        between: () => {
          throw new Error('went away')
        },
      }),
    ).rejects.toThrow('went away')
    await ctx.stateExport.pulls.close()
    await ctx.stateExport.pulls.cleanUp()
    expect((await manager.get(paths.exportPulls)).body.items[0]).toMatchObject({
      state: 'going',
      pages: 1,
      records: 10,
    })
    now = new Date(now.getTime() + 601_000)
    await ctx.stateExport.pulls.cleanUp()
    expect((await manager.get(paths.exportPulls)).body.items[0]).toMatchObject({
      state: 'broken-off',
      pages: 1,
      records: 10,
    })
  })

  it('lists pulls in pages', async () => {
    const { ctx } = bff.server
    await ctx.db
      .insertInto('export_pulls')
      .values(
        Array.from({ length: 120 }, (_, index) => ({
          id: `p${index}`,
          kind: 'state' as const,
          started_at: new Date(Date.UTC(2026, 10, 1, 0, Math.floor(index / 2))).toISOString(),
          last_page_at: null,
          from_day: null,
          to_day: null,
          pages: 0,
          records: 0,
          omitted: 0,
          times: 1,
          took_ms: 0,
          state: 'complete' as const,
          reason: null,
          status: 200,
          address: '::1',
          credential_id: null,
        })),
      )
      .execute()
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = exportPullsSchema.parse(
        (await manager.get(paths.exportPulls + (cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`)))
          .body,
      )
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
    for (const made of ['x', '2026-11-01T00:00:00.000Z p1', Buffer.from('now p1').toString('base64url')])
      expect((await manager.get(`${paths.exportPulls}?cursor=${encodeURIComponent(made)}`)).status).toBe(422)
  })

  it('writes a new code of the centre to its appeals, and finds it in the register', async () => {
    const { ctx } = bff.server
    await ctx.db
      .insertInto('centre_register')
      .values([
        {
          code: '1234',
          name: 'ЦНАП Яснополянської громади',
          address: 'м. Ясне Поле, вул. Шкільна, 2',
          retired_at: null,
        },
        { code: '1299', name: 'ЦНАП Тихоріченської громади', address: null, retired_at: null },
        { code: '12', name: 'ЦНАП, якого немає', address: null, retired_at: '2020-01-01T00:00:00.000Z' },
      ])
      .execute()
    const codes = async (q: string) =>
      centreRegisterSchema
        .parse((await manager.get(`${paths.centreRegister}?q=${encodeURIComponent(q)}`)).body)
        .items.map(({ code }) => code)
    expect([
      await codes('ясн шкіл'),
      await codes('12'),
      await codes('тихо'),
      await codes('поляна'),
      await codes(''),
    ]).toEqual([['1234'], ['1299', '1234'], ['1299'], [], ['1299', '1234']])

    const appeal = await open(ctx, '2026-11-01T08:00:00Z', { asc_code: null })
    await change(ctx, appeal, '2026-11-02T08:00:00Z', 'completed', {
      status: 'completed',
      result_at: '2026-11-02T08:00:00.000Z',
    })
    expect(
      centreSettingsSchema.parse((await patch(administrator, { code: '1299', numberFormat: '{yy}-{n:4}' })).body),
    ).toEqual({ name: 'ЦНАП Яснополянської громади', code: '1299', numberFormat: '{yy}-{n:4}', example: '26-0007' })
    expect((await ctx.db.selectFrom('appeals').select('asc_code').executeTakeFirst())?.asc_code).toBe('1299')
    expect((await manager.get(`${paths.exportPreview}?from=2026-11-24&to=2026-11-24`)).body.items).toMatchObject([
      { appealId: appeal.id, record: { asc_code: '1299' } },
    ])
    // As when the desk was stopped before it had written the code to all: the same code again continues.
    await open(ctx, '2026-11-03T08:00:00Z', { asc_code: null })
    await patch(administrator, { code: '1299' })
    expect(await ctx.db.selectFrom('appeals').select('asc_code').execute()).toEqual([
      { asc_code: '1299' },
      { asc_code: '1299' },
    ])
    for (const wrong of [{ code: 'x' }, { numberFormat: 'without a count' }, { other: 1 }])
      expect((await patch(administrator, wrong)).status).toBe(422)
  })

  it.each(['?from=2026-11-02&to=2026-11-01', '?from=2026-02-30&to=2026-03-01', '', `${november}&cursor=forged`])(
    'refuses a period that is none: %s',
    async (query) => {
      expect((await manager.get(paths.exportPreview + query)).status).toBe(422)
    },
  )
})
