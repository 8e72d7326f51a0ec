import { dayReportSchema } from '@diia-desk/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addUp } from '../src/features/visit/appeal-journal/journal.ts'
import { makeDemoHistory } from '../src/demo/history.ts'
import { eventually, startTestServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

let bff: TestServer
/** Tuesday, 13:00 in Kyiv. */
const now = new Date('2026-11-24T11:00:00.000Z')
beforeAll(async () => {
  bff = await startTestServer({ environment: { DEMO_HISTORY: 'true' }, overrides: { now: () => now } })
  await eventually(() => (bff.log().includes('invented four weeks') ? true : undefined), 60_000)
}, 90_000)
afterAll(() => bff.close())

it('fills an empty journal with four weeks of work in opening hours, none of it in the future', async () => {
  const { db } = bff.server.ctx
  const appeals = await db.selectFrom('appeals').selectAll().execute()
  expect(appeals.length).toBeGreaterThan(800)
  for (const { registered_at, result_at, issued_at, updated_at, status } of appeals) {
    const times = [registered_at, result_at, issued_at, updated_at].filter((time) => time !== null)
    expect(times.every((time) => time < now.toISOString())).toBe(true)
    const hour = Number(
      new Date(registered_at).toLocaleString('en-GB', { timeZone: 'Europe/Kyiv', hour: '2-digit', hourCycle: 'h23' }),
    )
    expect(hour).toBeGreaterThanOrEqual(8)
    expect(hour).toBeLessThan(20)
    if (result_at !== null) expect(result_at >= registered_at).toBe(true)
    expect(['completed', 'refused'].includes(status)).toBe(result_at !== null)
  }
  expect(new Set(appeals.map(({ status }) => status))).toEqual(
    new Set(['registered', 'in-progress', 'returned', 'completed', 'refused', 'withdrawn']),
  )
  expect(appeals.some(({ rating }) => rating !== null)).toBe(true)
})

it('writes it like real work: the row is the sum of its events, in their order', async () => {
  const { db } = bff.server.ctx
  const events = await db.selectFrom('appeal_events').selectAll().orderBy('seq').execute()
  expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted())
  for (const row of await db.selectFrom('appeals').selectAll().orderBy('seq').limit(200).execute())
    expect(row).toMatchObject(addUp(events.filter(({ appeal }) => appeal === row.seq)))
})

it('marks each appeal as invented, and invents no copies', async () => {
  const { db, keys } = bff.server.ctx
  for (const { id, sealed } of await db.selectFrom('appeals').select(['id', 'sealed']).limit(50).execute()) {
    expect(JSON.parse(keys.open(sealed as Uint8Array, `appeal:${id}`).toString())).toMatchObject({
      note: 'Вигадане звернення для демонстрації',
    })
  }
  expect(await db.selectFrom('document_copies').selectAll().execute()).toEqual([])
})

it('gives the day and the week before something to show', async () => {
  const manager = await bff.signIn('y.honcharenko')
  const today = dayReportSchema.parse((await manager.get('/api/reports/day?from=2026-11-24&to=2026-11-24')).body)
  expect(today.figures.registered).toBeGreaterThan(5)
  expect(today.before.registered).toBeGreaterThan(5)
  const week = dayReportSchema.parse((await manager.get('/api/reports/day?from=2026-11-16&to=2026-11-22')).body)
  expect(week.days.find(({ day }) => day === '2026-11-22')).toMatchObject({ registered: 0, checks: 0 })
  expect(week.clerks.length).toBeGreaterThanOrEqual(4)
  expect(week.figures).toMatchObject({
    answer: { count: expect.any(Number) as number },
    copy: { count: expect.any(Number) as number },
  })
})

it('is created once, and in a demo only', async () => {
  const { ctx } = bff.server
  const count = async () => (await ctx.db.selectFrom('appeals').select('seq').execute()).length
  const before = await count()
  await makeDemoHistory(ctx)
  expect(await count()).toBe(before)
  await expect(makeDemoHistory({ ...ctx, config: { ...ctx.config, mode: 'production' } })).rejects.toThrow(
    'outside demo mode',
  )
})
