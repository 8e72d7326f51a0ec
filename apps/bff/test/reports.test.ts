import { dayReportSchema, quarterReportSchema } from '@diia-desk/contract'
import type { DayReport, QuarterReport } from '@diia-desk/contract'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { factsOfDays, prepareReports } from '../src/features/state/reports/days.ts'
import { quarterReport } from '../src/features/state/reports/quarter-report.ts'
import { readQuarterlyRules } from '../src/features/state/reports/quarterly-rules.ts'
import { readFacts } from '../src/features/state/reports/read-facts.ts'
import { addStaff } from '../src/features/people/staff/staff.ts'
import { endOfDay, nextDay, startOfDay } from '../src/time.ts'
import { change } from './appeal-work.ts'
import { databases } from './databases.ts'
import { startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'
import { addService, ask, check, complete, register, workerOf } from './work.ts'
import type { Worker } from './work.ts'

describe.each(databases)('on $name', (engine) => {
  let database: Awaited<ReturnType<typeof engine.start>>
  let bff: TestServer
  let manager: Client
  let tkach: Worker
  let yaremchuk: Worker
  let residence: string
  let clock: Date

  const ctx = () => bff.server.ctx
  const day = async (from: string, to = from): Promise<DayReport> =>
    dayReportSchema.parse((await manager.get(`/api/reports/day?from=${from}&to=${to}`)).body)
  const quarter = async (year: number, number: number): Promise<QuarterReport> =>
    quarterReportSchema.parse((await manager.get(`/api/reports/quarter?year=${year}&quarter=${number}`)).body)

  beforeAll(async () => {
    database = await engine.start()
    clock = new Date('2026-11-24T10:00:00.000Z')
    bff = await startTestServer({ environment: database.environment, overrides: { now: () => clock } })
    tkach = await workerOf(ctx(), 'm.tkach', '3')
    yaremchuk = await workerOf(ctx(), 'b.yaremchuk', '1')
    // The demo's catalogue already contains it.
    residence = (
      await ctx().db.selectFrom('services').select('id').where('code', '=', '00034').executeTakeFirstOrThrow()
    ).id
    await addService(ctx(), 'passport', '80001', 'Оформлення та видача паспорта громадянина України')
    await addService(ctx(), 'technical', '80002', 'Видача технічного паспорта на будівлю')
    await addService(ctx(), 'formula', null, '=HYPERLINK("http://example.org";"послуга")')
  }, 90_000)
  afterAll(async () => {
    await bff?.close()
    await database?.stop()
  })
  beforeEach(async () => {
    clock = new Date('2026-11-24T10:00:00.000Z')
    manager = await bff.signIn('y.honcharenko')
    const { db } = ctx()
    for (const table of [
      'report_days',
      'report_answers',
      'document_copies',
      'document_packages',
      'blobs',
      'document_requests',
      'validations',
      'appeal_days',
      'appeal_events',
      'appeals',
    ] as const)
      await db.deleteFrom(table).execute()
    await db.updateTable('report_progress').set({ event_seq: 0 }).execute()
  })

  it('shows a day without work as empty', async () => {
    expect(await day('2026-11-20')).toMatchObject({
      compared: { from: '2026-11-13', to: '2026-11-13' },
      hours: [],
      days: [],
      services: [],
      clerks: [],
      windows: [],
      tests: 0,
      figures: {
        registered: 0,
        completed: 0,
        documents: 0,
        answer: { count: 0 },
        copy: { count: 0 },
        result: { count: 0 },
      },
    })
  })

  it('counts a day of Kyiv from midnight to midnight', async () => {
    // 0:00 and 23:59:59.999 in Kyiv, and the moments just outside.
    for (const at of [
      '2026-11-18T22:00:00.000Z',
      '2026-11-19T21:59:59.999Z',
      '2026-11-18T21:59:59.999Z',
      '2026-11-19T22:00:00.000Z',
    ])
      await register(ctx(), at, tkach)
    const { figures, hours } = await day('2026-11-19')
    expect(figures.registered).toBe(2)
    expect(hours.map(({ hour, appeals }) => [hour, appeals]).filter(([, appeals]) => appeals !== 0)).toEqual([
      [0, 1],
      [23, 1],
    ])
  })

  it('shows what was registered, provided, refused, checked and received, by whom and when', async () => {
    const first = await register(ctx(), '2026-11-18T08:00:00.000Z', tkach, {
      service_id: residence,
      service_code: '00034',
    })
    await complete(ctx(), first, '2026-11-19T08:00:00.000Z')
    const second = await register(ctx(), '2026-11-19T08:10:00.000Z', tkach, {
      service_id: 'passport',
      service_code: '80001',
    })
    await complete(ctx(), second, '2026-11-19T08:40:00.000Z')
    const third = await register(ctx(), '2026-11-19T12:30:00.000Z', yaremchuk, {
      service_id: 'passport',
      service_code: '80001',
    })
    await complete(ctx(), third, '2026-11-19T13:30:00.000Z', 'refused')
    await register(ctx(), '2026-11-19T09:00:00.000Z', yaremchuk, {
      is_consultation: 1,
      service_id: 'passport',
      service_code: '80001',
    })
    await register(ctx(), '2026-11-19T09:30:00.000Z', undefined)
    await complete(
      ctx(),
      await register(ctx(), '2026-11-19T09:40:00.000Z', tkach, { is_test: 1 }),
      '2026-11-19T09:50:00.000Z',
    )
    await register(ctx(), '2026-11-12T08:00:00.000Z', tkach)
    for (const [outcome, took] of [
      ['valid', 412],
      ['valid', 604],
      ['not-valid', 1203],
      ['could-not-check', 10_000],
      ['code-used', 0],
    ] as const)
      await check(ctx(), '2026-11-19T08:05:00.000Z', tkach, outcome, took)
    await ask(ctx(), '2026-11-19T08:06:00.000Z', tkach, 'arrived', 2, 42)
    for (const state of ['refused', 'lapsed', 'quarantined', 'code-unknown'] as const)
      await ask(ctx(), '2026-11-19T12:06:00.000Z', yaremchuk, state)

    const report = await day('2026-11-19')
    expect(report.figures).toEqual({
      registered: 3,
      completed: 2,
      refused: 1,
      consultations: 1,
      documents: 2,
      validations: {
        valid: 2,
        'not-valid': 1,
        'code-expired': 0,
        'code-used': 1,
        'code-unknown': 0,
        'could-not-check': 1,
      },
      requests: { arrived: 1, refused: 1, lapsed: 1, quarantined: 1, cancelled: 0, 'not-taken': 1, open: 0 },
      answer: { count: 3, median: 600, nineOfTen: 1200 },
      copy: { count: 1, median: 42, nineOfTen: 42 },
      result: { count: 3, median: 60, nineOfTen: 1440 },
    })
    expect(report.before.registered).toBe(1)
    expect(report.tests).toBe(1)
    expect(
      report.hours.map(({ hour, appeals, appealsBefore, checks }) => [hour, appeals, appealsBefore, checks]),
    ).toEqual([
      [10, 1, 1, 6],
      [11, 2, 0, 0],
      [12, 0, 0, 0],
      [13, 0, 0, 0],
      [14, 1, 0, 4],
    ])
    expect(report.clerks).toEqual([
      { name: 'Богдан Яремчук', registered: 1, completed: 0, refused: 1, consultations: 1, checks: 4, copies: 0 },
      { name: 'Мирослава Ткач', registered: 1, completed: 2, refused: 0, consultations: 0, checks: 6, copies: 1 },
      { registered: 1, completed: 0, refused: 0, consultations: 0, checks: 0, copies: 0 },
    ])
    expect(report.clerksMedian).toEqual({
      registered: 1,
      completed: 1,
      refused: 0.5,
      consultations: 0.5,
      checks: 5,
      copies: 0.5,
    })
    expect(report.windows.map(({ window, registered }) => [window, registered])).toEqual([
      ['1', 1],
      ['3', 1],
    ])
    expect(report.services).toEqual([
      {
        code: '80001',
        name: 'Оформлення та видача паспорта громадянина України',
        registered: 2,
        completed: 1,
        refused: 1,
        consultations: 1,
      },
      { registered: 1, completed: 0, refused: 0, consultations: 0 },
      { code: '00034', name: 'Реєстрація місця проживання', registered: 0, completed: 1, refused: 0, consultations: 0 },
    ])
    const week = await day('2026-11-16', '2026-11-22')
    expect(week).toMatchObject({
      compared: { from: '2026-11-09', to: '2026-11-15' },
      figures: { registered: 4 },
      before: { registered: 1 },
    })
    expect(week.days.map(({ day: name, registered }) => [name, registered])).toEqual([
      ['2026-11-16', 0],
      ['2026-11-17', 0],
      ['2026-11-18', 1],
      ['2026-11-19', 3],
      ['2026-11-20', 0],
      ['2026-11-21', 0],
      ['2026-11-22', 0],
    ])
  })

  it('compares a morning with a morning, and never stores half a day as a whole one', async () => {
    for (const at of ['2026-11-17T08:00:00.000Z', '2026-11-17T11:00:00.000Z', '2026-11-24T08:00:00.000Z'])
      await register(ctx(), at, tkach)
    expect(await day('2026-11-24')).toMatchObject({
      compared: { until: '2026-11-17T10:00:00.000Z' },
      figures: { registered: 1 },
      before: { registered: 1 },
    })
    expect((await day('2026-11-17')).figures.registered).toBe(2)
    expect((await day('2026-11-24', '2026-11-30')).days.map((one) => one.day)).toEqual(['2026-11-24'])
  })

  it('follows clock changes', async () => {
    // 25.10.2026 has 25 hours: 0:30 UTC is 3:30 by summer time, 1:30 UTC is 3:30 again.
    for (const at of [
      '2026-10-24T21:30:00.000Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
      '2026-10-25T21:30:00.000Z',
    ])
      await register(ctx(), at, tkach)
    const { figures, hours } = await day('2026-10-25')
    expect(figures.registered).toBe(4)
    expect(hours.filter(({ appeals }) => appeals > 0).map(({ hour, appeals }) => [hour, appeals])).toEqual([
      [0, 1],
      [3, 2],
      [23, 1],
    ])
  })

  it('stores days that are over, and computes those again that any later event changes', async () => {
    // A small random generator, so that the same histories are tested each time.
    let seed = 42
    const dice = (sides: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % sides
    const moment = () =>
      `2026-10-${String(1 + dice(14)).padStart(2, '0')}T${String(6 + dice(12)).padStart(2, '0')}:${String(dice(60)).padStart(2, '0')}:00.000Z`
    const services = [residence, 'passport', 'technical']
    const appeals: { seq: number; id: string }[] = []
    for (let round = 0; round < 12; round++) {
      for (let count = 0; count < 8; count++)
        appeals.push(
          await register(ctx(), moment(), dice(2) === 0 ? tkach : yaremchuk, {
            service_id: services[dice(3)] as string,
          }),
        )
      for (let count = 0; count < 8; count++) {
        const appeal = appeals[dice(appeals.length)] as { seq: number; id: string }
        // Recorded today, in force earlier: the day that changes is long over.
        const changes = [
          { registered_at: moment() },
          { result_at: moment(), status: 'completed' as const },
          { result_at: null, status: 'registered' as const },
          { is_test: dice(2) },
          { service_id: services[dice(3)] as string },
          { rating: dice(11) },
        ]
        await change(ctx(), appeal, clock.toISOString(), 'corrected', changes[dice(changes.length)] as object)
      }
      const kept = await factsOfDays(ctx(), '2026-09-28', '2026-10-20')
      for (let name = '2026-09-28'; name <= '2026-10-20'; name = nextDay(name))
        expect(kept.get(name)).toEqual(await readFacts(ctx(), startOfDay(name), endOfDay(name)))
    }
    expect((await ctx().db.selectFrom('report_days').select('day').execute()).length).toBe(23)
  })

  it('does not store a day whose packages may still arrive', async () => {
    await ask(ctx(), '2026-11-23T08:00:00.000Z', tkach, 'waiting')
    expect((await day('2026-11-23')).figures.requests).toMatchObject({ open: 1, arrived: 0 })
    await ctx().db.updateTable('document_requests').set({ state: 'arrived' }).execute()
    expect((await day('2026-11-23')).figures.requests).toMatchObject({ open: 0, arrived: 1 })
  })

  it('computes in advance what will be asked for', async () => {
    await register(ctx(), '2026-03-02T08:00:00.000Z', tkach)
    await prepareReports(ctx())
    const days = (await ctx().db.selectFrom('report_days').select('day').orderBy('day').execute()).map((row) => row.day)
    expect([days[0], days.at(-1)]).toEqual(['2026-03-02', '2026-11-22'])
  })

  it('counts the quarter by the rules, and asks for what cannot be counted', async () => {
    const provide = async (
      at: string,
      service: string | null,
      status: 'completed' | 'refused' = 'completed',
      more = {},
    ) =>
      await complete(
        ctx(),
        await register(ctx(), at, tkach, { service_id: service, ...more }),
        new Date(Date.parse(at) + 3_600_000).toISOString(),
        status,
      )
    await provide('2026-02-03T08:00:00.000Z', residence)
    await provide('2026-10-05T08:00:00.000Z', residence, 'completed', { rating: 10 })
    await provide('2026-10-06T08:00:00.000Z', 'passport', 'completed', { rating: 7 })
    await provide('2026-10-07T08:00:00.000Z', 'technical', 'completed', { rating: 6 })
    await provide('2026-10-07T08:00:00.000Z', null)
    await provide('2026-10-08T08:00:00.000Z', 'passport', 'refused', { rating: 0 })
    await provide('2026-10-09T08:00:00.000Z', 'passport', 'completed', { is_test: 1, rating: 1 })
    await register(ctx(), '2026-10-09T08:00:00.000Z', tkach, { is_consultation: 1, rating: 9 })
    // Registered in the quarter before: a service belongs to the quarter in which it was provided.
    await complete(
      ctx(),
      await register(ctx(), '2026-09-30T08:00:00.000Z', tkach, { service_id: residence }),
      '2026-10-01T08:00:00.000Z',
    )

    const report = await quarter(2026, 4)
    expect(report).toMatchObject({
      from: '2026-10-01',
      to: '2026-12-31',
      running: true,
      leftOut: { consultations: 1, refused: 1, tests: 1, withoutService: 1 },
    })
    const values = Object.fromEntries(report.counted.map(({ name, value }) => [name, value]))
    expect(values).toEqual({
      num_total_services: 5,
      num_from_this_year_start: 6,
      num_services_residence: 2,
      num_services_passport: 1,
      num_services_vehicle: 0,
      num_acts_services: 0,
      num_dzk_services: 0,
      num_feedback_total: 5,
      num_feedback_positive: 2,
      num_feedback_negative: 2,
    })
    expect(report.counted.find(({ name }) => name === 'num_services_residence')?.services).toEqual([
      { code: '00034', name: 'Реєстрація місця проживання', count: 2 },
    ])
    expect(report.loyalty).toEqual({
      index: 0,
      ratings: 5,
      supporters: 2,
      neutral: 1,
      critics: 2,
      few: true,
      supportersFrom: 9,
      criticsUpTo: 6,
    })
    expect(report.answers).toEqual({
      avg_waiting: null,
      has_automatic_queue_handle: null,
      has_prev_appointment_online: null,
      has_edm_system: null,
      edm_system_name: null,
      edm_system_developer: null,
    })
    const withRefusals = await quarterReport(
      ctx(),
      { ...readQuarterlyRules(), refusalsCount: true },
      { year: 2026, quarter: 4 },
    )
    expect(withRefusals).toMatchObject({ leftOut: { refused: 0 }, refusalsCount: true })
    expect(withRefusals.counted[0]).toEqual({ name: 'num_total_services', value: 6 })
    expect((await quarter(2026, 3)).loyalty).toMatchObject({ ratings: 0, few: true })
    expect((await quarter(2026, 3)).loyalty).not.toHaveProperty('index')

    const answers = {
      avg_waiting: 12.5,
      has_automatic_queue_handle: true,
      has_prev_appointment_online: false,
      has_edm_system: null,
      edm_system_name: 'Вигаданий документообіг',
      edm_system_developer: null,
    }
    expect((await manager.post('/api/reports/quarter/answers?year=2026&quarter=4', answers)).body.answers).toEqual(
      answers,
    )
    // The waiting time is asked each quarter, the other answers stay valid.
    expect((await quarter(2026, 3)).answers).toEqual({ ...answers, avg_waiting: null })
  })

  it('gives tables as files that other programs read unchanged, without formulas', async () => {
    await addStaff(
      ctx().db,
      { login: `f.${engine.name}`, name: '@SUM(A1:A9)', role: 'clerk', password: 'fictitious' },
      clock,
    )
    const sly = await workerOf(ctx(), `f.${engine.name.toLowerCase()}`, '-2+3')
    await complete(
      ctx(),
      await register(ctx(), '2026-11-19T08:00:00.000Z', sly, { service_id: 'formula' }),
      '2026-11-19T08:30:00.000Z',
    )
    await complete(
      ctx(),
      await register(ctx(), '2026-11-19T08:00:00.000Z', tkach, { service_id: residence }),
      '2026-11-19T08:30:00.000Z',
      'refused',
    )
    await complete(
      ctx(),
      await register(ctx(), '2026-11-19T09:00:00.000Z', tkach, { service_id: residence }),
      '2026-11-19T09:30:00.000Z',
    )
    await complete(
      ctx(),
      await register(ctx(), '2026-11-19T09:00:00.000Z', tkach, { service_id: residence }),
      '2026-11-19T09:30:00.000Z',
    )
    const query = 'from=2026-11-19&to=2026-11-19'

    const csv = await manager.get(`/api/reports/day.csv?${query}&table=services`)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="day-2026-11-19-services.csv"')
    expect(csv.bytes.toString()).toBe(
      [
        '\ufeffКод;Послуга;Зареєстровано;Надано;Відмовлено;Відмов, %;Консультації',
        '00034;Реєстрація місця проживання;3;2;1;33,3;0',
        `;"'=HYPERLINK(""http://example.org"";""послуга"")";1;1;0;0;0`,
        '',
      ].join('\r\n'),
    )
    expect((await manager.get(`/api/reports/day.csv?${query}&table=clerks`)).bytes.toString()).toContain(
      `'@SUM(A1:A9);1;`,
    )

    const xlsx = await manager.get(`/api/reports/day.xlsx?${query}`)
    expect(xlsx.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    const book = read(xlsx.bytes)
    expect(book.SheetNames).toEqual([
      'Показники',
      'За годинами',
      'Перевірки документів',
      'Запити копій',
      'За послугами',
      'За працівниками',
      'За вікнами',
    ])
    expect(utils.sheet_to_json(book.Sheets['За послугами'] as object, { header: 1 })).toEqual([
      ['Код', 'Послуга', 'Зареєстровано', 'Надано', 'Відмовлено', 'Відмов, %', 'Консультації'],
      ['00034', 'Реєстрація місця проживання', 3, 2, 1, 33.3, 0],
      [undefined, '=HYPERLINK("http://example.org";"послуга")', 1, 1, 0, 0, 0],
    ])
    const cells = book.SheetNames.flatMap((name) => Object.values(book.Sheets[name] as Record<string, { f?: string }>))
    expect(cells.filter((cell) => typeof cell === 'object' && 'f' in cell)).toEqual([])

    const english = read((await manager.get('/api/reports/quarter.xlsx?year=2026&quarter=4&locale=en')).bytes)
    expect(utils.sheet_to_json(english.Sheets['Quarterly report'] as object, { header: 1 })).toContainEqual([
      'num_total_services',
      'Services provided in the quarter',
      3,
    ])
  })

  it('is for managers and administrators, and for valid periods', async () => {
    const addresses = [
      '/api/reports/day?from=2026-11-19&to=2026-11-19',
      '/api/reports/day.csv?from=2026-11-19&to=2026-11-19&table=hours',
      '/api/reports/day.xlsx?from=2026-11-19&to=2026-11-19',
      '/api/reports/quarter?year=2026&quarter=4',
      '/api/reports/quarter.xlsx?year=2026&quarter=4',
      '/api/reports/quarter.csv?year=2026&quarter=4&table=quarter',
    ]
    const [clerk, administrator] = [await bff.signIn(), await bff.signIn('o.savchenko')]
    for (const address of addresses) {
      expect((await bff.client().get(address)).body).toMatchObject({ code: 'unauthenticated' })
      expect((await clerk.get(address)).body).toMatchObject({ code: 'forbidden' })
      expect((await administrator.get(address)).status).toBe(200)
    }
    expect((await clerk.post('/api/reports/quarter/answers?year=2026&quarter=4', {})).body).toMatchObject({
      code: 'forbidden',
    })
    for (const [address, field] of [
      ['day?from=2026-11-20&to=2026-11-19', 'to'],
      ['day?from=2025-11-19&to=2026-11-20', 'to'],
      ['day?from=2026-02-30&to=2026-03-01', 'from'],
      ['day?to=2026-03-01', 'from'],
      ['quarter?year=2026&quarter=5', 'quarter'],
      ['quarter?year=99&quarter=1', 'year'],
      ['day.csv?from=2026-11-19&to=2026-11-19', 'table'],
      ['day.csv?from=2026-11-19&to=2026-11-19&table=copies', 'table'],
      ['day.xlsx?from=2026-11-19&to=2026-11-19&locale=ru', 'locale'],
    ])
      expect((await manager.get(`/api/reports/${address}`)).body).toMatchObject({
        code: 'invalid-input',
        errors: [{ field }],
      })
    expect((await manager.post('/api/reports/quarter/answers?year=2026&quarter=4', { avg_waiting: -1 })).status).toBe(
      422,
    )
    expect(
      (await manager.send('PUT', '/api/reports/quarter/answers', { headers: { 'x-diia-desk': '1' } })).status,
    ).toBe(405)
  })
})
