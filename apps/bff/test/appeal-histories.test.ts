// Whatever happens to an appeal: its row is the sum of its journal, its days are the days of its events, and a refused
// change leaves nothing behind.
import { randomUUID } from 'node:crypto'
import type { AppealChange, AppealStatus } from '@diia-desk/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../src/context.ts'
import { changeAppeal } from '../src/features/visit/appeals/change-appeal.ts'
import { addUp } from '../src/features/visit/appeal-journal/journal.ts'
import { registerAppeal } from '../src/features/visit/appeals/register-appeal.ts'
import { ownCentreId } from '../src/features/people/centres/centres.ts'
import { Problem } from '../src/problem.ts'
import { createBus } from '../src/storage/bus.ts'
import { createCommits } from '../src/storage/commits.ts'
import type { Db } from '../src/storage/database.ts'
import { createKeys } from '../src/storage/keys.ts'
import { dayOf } from '../src/time.ts'
import { addService } from './appeal-fixtures.ts'
import { databases } from './databases.ts'
import type { StartedDatabase } from './databases.ts'

/** A change, the time since the previous one, and how long ago it took effect. */
interface PlannedChange {
  wait: number
  ago: number | undefined
  change: AppealChange
}

const minutes = 60_000
const begin = Date.parse('2026-10-20T09:00:00.000Z')

describe.each(databases)('random histories on $name', ({ start }) => {
  let database: StartedDatabase
  let db: Db
  let ctx: Context
  let services: { id: string; variations: string[] }[]
  let now = new Date(begin)

  beforeAll(async () => {
    database = await start()
    db = await database.open()
    ctx = {
      db,
      commits: createCommits(db),
      bus: createBus(),
      keys: createKeys(Buffer.alloc(32, 7)),
      now: () => now,
    } as Context
    await db
      .insertInto('centres')
      .values({ id: ownCentreId, name: 'ЦНАП', asc_code: '1', number_format: '{n}', own: 1 })
      .execute()
    services = [
      await addService(db, {
        code: '00001',
        applicantTypes: [],
        variations: [{ duration: ['working-days', 5], fee: '10.00' }],
      }),
      await addService(db, { applicantTypes: ['legal'], variations: [{ duration: ['month', 1] }, {}] }),
    ]
  }, 60_000)
  afterAll(() => database?.stop())

  // From seconds to weeks: across midnights and the clock change of 25.10.2026.
  const span = fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 20_000 }))
  const moment = fc
    .integer({ min: -40_000, max: 60_000 })
    .map((offset) => new Date(begin + offset * minutes).toISOString())
  const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
  const correction: fc.Arbitrary<AppealChange> = fc
    .record(
      {
        kind: fc.constant('corrected' as const),
        registeredAt: moment,
        resultAt: nullable(moment),
        issuedAt: nullable(moment),
        deadlineOn: nullable(fc.constantFrom('2026-11-01', '2027-02-28')),
        isConsultation: fc.boolean(),
        channel: fc.constantFrom('mail', 'online'),
        details: fc.record({ applicant: fc.constantFrom('', 'Особа А', 'Особа Б') }, { requiredKeys: [] }),
        serviceIndex: fc.integer({ min: 0, max: 1 }),
      },
      { requiredKeys: ['kind'] },
    )
    .map(({ serviceIndex, ...fields }) =>
      serviceIndex === undefined ? fields : { ...fields, serviceId: String(serviceIndex) },
    )
  const change: fc.Arbitrary<AppealChange> = fc.oneof(
    fc.constantFrom<AppealChange>(
      { kind: 'started' },
      { kind: 'resumed' },
      { kind: 'completed' },
      { kind: 'completed', receivingChannel: 'mail' },
      { kind: 'withdrawn' },
      { kind: 'issued' },
      { kind: 'returned', reason: 'немає довідки' },
      { kind: 'refused', reason: 'підстава' },
      { kind: 'attached', validations: [], documentRequests: [] },
    ),
    fc.integer({ min: 0, max: 10 }).map((rating) => ({ kind: 'rated' as const, rating })),
    correction,
  )
  const step: fc.Arbitrary<PlannedChange> = fc.record({ wait: span, ago: fc.option(span, { nil: undefined }), change })

  it('add up', async () => {
    let refused = 0
    let taken = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.boolean(), span, async (steps, isConsultation, lateBy) => {
        now = new Date(begin)
        const service = services[0] as (typeof services)[number]
        const { id } = await registerAppeal(
          ctx,
          {
            serviceId: service.id,
            channel: 'front-office',
            details: {},
            isConsultation,
            isTest: false,
            attach: { validations: [], documentRequests: [] },
          },
          { origin: 'system' },
          { externalKey: randomUUID(), registeredAt: new Date(begin - lateBy * minutes) },
        )
        for (const { wait, ago, change: input } of steps) {
          now = new Date(now.getTime() + wait * minutes)
          const before = await read(id)
          const dated = {
            ...input,
            ...('serviceId' in input && input.serviceId !== undefined && serviceOf(input.serviceId)),
            ...(takesDate(input) &&
              ago !== undefined && { happenedAt: new Date(now.getTime() - ago * minutes).toISOString() }),
          }
          try {
            const recorded = await changeAppeal(ctx, id, dated, {
              origin: input.kind === 'rated' ? 'visitor' : 'system',
            })
            const after = await read(id)
            expect(after.events.length).toBe(before.events.length + (recorded ? 1 : 0))
            expect(mayFollow[before.row.status]).toContain(after.row.status)
            taken++
          } catch (error) {
            if (!(error instanceof Problem) || error.code === 'internal') throw error
            expect(await read(id)).toEqual(before)
            refused++
          }
          check(await read(id))
        }
      }),
      { numRuns: 60 },
    )
    // Both must really occur, or the property proves little.
    expect(Math.min(taken, refused)).toBeGreaterThan(50)
  }, 120_000)

  async function read(id: string) {
    const row = await ctx.db.selectFrom('appeals').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const events = await ctx.db
      .selectFrom('appeal_events')
      .selectAll()
      .where('appeal', '=', row.seq)
      .orderBy('seq')
      .execute()
    const days = await ctx.db
      .selectFrom('appeal_days')
      .selectAll()
      .where('appeal', '=', row.seq)
      .orderBy('day')
      .execute()
    return { row, events, days }
  }

  function check({ row, events, days }: Awaited<ReturnType<typeof read>>): void {
    expect(row).toMatchObject(addUp(events))
    expect(row.version).toBe(events.at(-1)?.seq)
    const first = new Map<string, number>()
    for (const event of events) {
      if (event.kind === 'attached') continue
      const changes = JSON.parse(event.changes) as Record<string, unknown>
      const times = [event.at, event.happened_at, changes.registered_at, changes.result_at, changes.issued_at].filter(
        (at) => typeof at === 'string',
      )
      for (const day of times.map((at) => dayOf(new Date(at)))) if (!first.has(day)) first.set(day, event.seq)
    }
    expect(days.map(({ day, first_seq }) => [day, first_seq])).toEqual(
      [...first].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    )
    // In order, and none of it in the future.
    const times = [row.registered_at, row.result_at, row.issued_at].filter((at) => at !== null)
    expect([...times, now.toISOString()]).toEqual([...times, now.toISOString()].toSorted())
    expect(row.result_at !== null).toBe(row.status === 'completed' || row.status === 'refused')
    if (row.is_consultation === 0 && row.issued_at !== null) expect(row.result_at).not.toBeNull()
  }

  function serviceOf(index: string) {
    const { id, variations } = services[Number(index)] as (typeof services)[number]
    return { serviceId: id, variationId: variations[0] }
  }
})

/** Written independently of the code's own table: what a person at the desk would say. */
const mayFollow: Record<AppealStatus, AppealStatus[]> = {
  registered: ['registered', 'in-progress', 'returned', 'completed', 'refused', 'withdrawn'],
  'in-progress': ['in-progress', 'returned', 'completed', 'refused', 'withdrawn'],
  returned: ['returned', 'in-progress', 'completed', 'refused', 'withdrawn'],
  completed: ['completed'],
  refused: ['refused'],
  withdrawn: ['withdrawn'],
}

function takesDate({ kind }: AppealChange): boolean {
  return kind !== 'corrected' && kind !== 'rated' && kind !== 'attached'
}
