// What a pull guarantees whatever happens meanwhile, on both databases, as an independent puller sees it.
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { issueCredential } from '../src/features/state/export/keep-credentials.ts'
import { change, open } from './appeal-work.ts'
import type { Written } from './appeal-work.ts'
import { databases } from './databases.ts'
import { basic, get, pull } from './erepository.ts'
import { startTestServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

const login = 'erepository'
const password = 'pa$$word'
const authorization = basic(login, password)
const ids = (pages: { items: Record<string, unknown>[] }[]) =>
  pages.flatMap(({ items }) => items.map(({ id }) => id as string))
const dayInKyiv = (at: Date) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv', dateStyle: 'short' }).format(at)

describe.each(databases)('the export on $name', (database) => {
  let bff: TestServer
  let stop: () => Promise<void>
  let base: string
  beforeAll(async () => {
    const running = await database.start()
    stop = () => running.stop()
    bff = await startTestServer({ environment: { ...running.environment, EXPORT_PAGE_SIZE: '3' } })
    base = `${bff.server.url}/appeals/`
    bff.server.ctx.config.export.publicUrl = base
    await issueCredential(bff.server.ctx, null, { login, password })
  }, 60_000)
  afterAll(async () => {
    await bff?.close()
    await stop?.()
  })
  beforeEach(async () => {
    await empty()
    bff.server.ctx.config.export.pageSize = 3
  })
  async function empty() {
    for (const table of ['appeal_days', 'appeal_events', 'appeals'] as const)
      await bff.server.ctx.db.deleteFrom(table).execute()
  }

  it('contains each appeal exactly once while a hundred clerks change and register', async () => {
    const { ctx } = bff.server
    ctx.config.export.pageSize = 10
    const before: Written[] = []
    for (let index = 0; index < 200; index++)
      before.push(await open(ctx, new Date(Date.UTC(2026, 10, 1 + (index % 20), 8, index))))
    let pulling = true
    const registered: Written[] = []
    const clerks = Array.from({ length: 100 }, async (_, clerk) => {
      for (let turn = 0; pulling || turn < 2; turn++) {
        const at = new Date(Date.UTC(2026, 10, 21, 8, turn, clerk % 60))
        const appeal = before[(clerk * 7 + turn * 13) % before.length] as Written
        if (turn % 2 === 0)
          registered.push(
            await open(ctx, at, {
              registered_at: new Date(Date.UTC(2026, 10, 1 + ((clerk + turn) % 20), 9)).toISOString(),
            }),
          )
        else
          await change(ctx, appeal, at, 'corrected', {
            registered_at: new Date(Date.UTC(2026, 9, 1 + (clerk % 31), 9)).toISOString(),
            fee: `${turn}.00`,
          })
        // Between two visitors.
        await new Promise((resolve) => setTimeout(resolve, 500 + clerk * 5))
      }
    })
    const pages = await pull(base, '2026-11-01', '2026-11-30', { login, password, gzip: true })
    pulling = false
    await Promise.all(clerks)

    const got = ids(pages)
    expect(registered.length).toBeGreaterThan(99)
    expect(new Set(got).size).toBe(got.length)
    expect(before.filter(({ id }) => !got.includes(id))).toEqual([])
    const known = new Set([...before, ...registered].map(({ id }) => id))
    expect(got.filter((id) => !known.has(id))).toEqual([])
    for (const { url, text } of pages.slice(1)) expect((await get(url, { authorization })).body.toString()).toBe(text)
    expect(new Set(ids(await pull(base, '2026-11-01', '2026-11-30', { login, password })))).toEqual(known)
  }, 120_000)

  // Each step is some time after the previous one. It is about something now or in the past of a new or known appeal.
  const history = fc.array(
    fc.record({
      appeal: fc.nat(9),
      hoursOn: fc.integer({ min: 0, max: 20 }),
      hoursBack: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 })),
      kind: fc.constantFrom('completed', 'corrected', 'rated', 'attached', 'started'),
      isTest: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  )

  it('selects by the journal alone: days add up to their period, and pages stay the same', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 0, max: 30 }), async (steps, cut) => {
        await empty()
        const { ctx } = bff.server
        const appeals = new Map<number, Written>()
        const days = new Map<string, Set<string>>()
        const touch = (id: string, ...moments: Date[]) =>
          days.set(id, new Set([...(days.get(id) ?? []), ...moments.map(dayInKyiv)]))
        // Across the night of the clock change.
        let now = Date.UTC(2026, 9, 23, 20)
        async function write(some: typeof steps) {
          for (const { appeal: name, hoursOn, hoursBack, kind, isTest } of some) {
            now += hoursOn * 3_600_000 + 60_000
            const [at, happened] = [new Date(now), new Date(now - hoursBack * 3_600_000)]
            const appeal = appeals.get(name)
            if (appeal === undefined) {
              const opened = await open(ctx, at, { registered_at: happened.toISOString(), is_test: isTest ? 1 : 0 })
              appeals.set(name, opened)
              if (!isTest) touch(opened.id, at, happened)
            } else {
              await change(
                ctx,
                appeal,
                at,
                kind,
                kind === 'completed'
                  ? { status: 'completed', result_at: happened.toISOString() }
                  : kind === 'rated'
                    ? { rating: 5 }
                    : {},
                happened,
              )
              if (days.has(appeal.id) && kind !== 'attached') touch(appeal.id, at, happened)
            }
          }
        }
        await write(steps.slice(0, cut))
        const [first, last] = ['2026-10-22', '2026-11-10']
        const expected = (from: string, to: string) =>
          [...days].filter(([, of]) => [...of].some((day) => day >= from && day <= to)).map(([id]) => id)
        const early = await pull(base, first, last, { login, password })
        expect(ids(early).toSorted()).toEqual(expected(first, last).toSorted())

        await write(steps.slice(cut))
        const whole = ids(await pull(base, first, last, { login, password }))
        expect(whole.toSorted()).toEqual(expected(first, last).toSorted())
        const united = new Set<string>()
        for (let day = Date.parse(first); day <= Date.parse(last); day += 86_400_000) {
          const text = new Date(day).toISOString().slice(0, 10)
          const got = ids(await pull(base, text, text, { login, password }))
          expect(got.toSorted()).toEqual(expected(text, text).toSorted())
          for (const id of got) united.add(id)
        }
        expect(united).toEqual(new Set(whole))
        for (const { url, text } of early.slice(1))
          expect((await get(url, { authorization })).body.toString()).toBe(text)
      }),
      { numRuns: 20 },
    )
  }, 120_000)

  it('sends no page rather than an incomplete one when its records cannot be read, and resumes when they can', async () => {
    const { ctx } = bff.server
    for (let index = 0; index < 15; index++) await open(ctx, '2026-11-01T08:00:00Z')
    const failing = `${base}?start_date=2026-11-01&end_date=2026-11-01`
    await sql`alter table appeal_days rename to appeal_days_away`.execute(ctx.db)
    try {
      const answer = await get(failing, { authorization })
      expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([
        500,
        { success: false, error: { code: 'internal' } },
      ])
    } finally {
      await sql`alter table appeal_days_away rename to appeal_days`.execute(ctx.db)
    }
    await ctx.stateExport.pulls.close()
    const row = await ctx.db
      .selectFrom('export_pulls')
      .selectAll()
      .orderBy('started_at', 'desc')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'failed', reason: 'internal', records: 0 })
    expect(ids(await pull(base, '2026-11-01', '2026-11-01', { login, password }))).toHaveLength(15)
  })

  it('reports an error, not fewer records, when the journal is not reachable', async () => {
    const { ctx } = bff.server
    await open(ctx, '2026-11-01T08:00:00Z')
    const { pages } = ctx.stateExport
    ctx.stateExport.pages = {
      ...pages,
      run: () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })),
    }
    const answer = await get(`${base}?start_date=2026-11-01&end_date=2026-11-01`, { authorization })
    ctx.stateExport.pages = pages
    expect([
      answer.status,
      answer.headers['retry-after'],
      answer.headers.etag,
      JSON.parse(answer.body.toString()),
    ]).toMatchObject([503, '30', undefined, { success: false, error: { code: 'unavailable' } }])
  })
})

describe('who may call', () => {
  it('accepts calls from configured networks only, behind a proxy too', async () => {
    const bff = await startTestServer({
      environment: { EXPORT_ALLOW_FROM: '203.0.113.0/24, 2001:db8::/32', TRUST_PROXY: 'true' },
    })
    await issueCredential(bff.server.ctx, null, { login, password })
    const from = async (address: string) =>
      (
        await get(`${bff.server.url}/appeals?start_date=2026-11-01&end_date=2026-11-01`, {
          authorization,
          'x-forwarded-for': address,
        })
      ).status
    expect([
      await from('203.0.113.24'),
      await from('2001:db8::5'),
      await from('::ffff:203.0.113.9'),
      await from('198.51.100.7'),
      await from('2001:db9::1'),
    ]).toEqual([200, 200, 200, 403, 403])
    await bff.close()
  })

  it('blocks a caller that guesses passwords, but not one that knows the password', async () => {
    let now = new Date('2026-11-24T10:00:00Z')
    const bff = await startTestServer({ overrides: { now: () => now } })
    const { ctx } = bff.server
    await issueCredential(ctx, null, { login, password })
    const ask = (header: string) =>
      get(`${bff.server.url}/appeals?start_date=2026-11-01&end_date=2026-11-01`, { authorization: header })
    expect((await ask(authorization)).status).toBe(200)
    const guesses = await Promise.all(Array.from({ length: 19 }, (_, index) => ask(basic(login, `guess-${index}`))))
    expect(guesses.map(({ status }) => status)).toEqual(Array.from({ length: 19 }, () => 401))
    await ask(basic(login, 'guess-20'))
    const stopped = await ask(basic(login, 'guess-21'))
    expect([stopped.status, Number(stopped.headers['retry-after'])]).toEqual([429, 900])
    // A header that was accepted is recognised without a password hash, and is still accepted.
    expect((await ask(authorization)).status).toBe(200)
    now = new Date(now.getTime() + 901_000)
    expect((await ask(basic(login, 'guess-22'))).status).toBe(401)
    await ctx.stateExport.pulls.close()
    const rows = await ctx.db
      .selectFrom('export_pulls')
      .select(['reason', 'times'])
      .where('state', '=', 'refused')
      .orderBy('started_at')
      .orderBy('times', 'desc')
      .execute()
    expect(rows).toEqual([
      { reason: 'wrong-credentials', times: 20 },
      { reason: 'too-many-attempts', times: 1 },
      { reason: 'wrong-credentials', times: 1 },
    ])
    await bff.close()
  })

  it('cannot be made to fill the disk or to log secrets', async () => {
    const bff = await startTestServer({ environment: { EXPORT_ALLOW_FROM: '203.0.113.24', TRUST_PROXY: 'true' } })
    const { ctx } = bff.server
    for (let index = 0; index < 200; index++) {
      await get(`${bff.server.url}/appeals?start_date=secret-of-a-query&end_date=x`, {
        authorization: basic(login, 'secret-of-a-guess'),
        'x-forwarded-for': `198.51.100.${index}`,
      })
    }
    await ctx.stateExport.pulls.close()
    const rows = await ctx.db.selectFrom('export_pulls').selectAll().execute()
    expect(rows.length).toBeLessThanOrEqual(31)
    expect(rows.reduce((sum, { times }) => sum + times, 0)).toBe(200)
    expect(JSON.stringify(rows) + bff.log()).not.toMatch(/secret-of|c2VjcmV0|ZXJlcG9zaXRvcnk/)
    await bff.close()
  })
})
