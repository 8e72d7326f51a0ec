import { daysIn, shiftDay, workKinds } from '@diia-desk/contract'
import type { DayReport, Work } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'
import { addSeconds, dayOf, startOfDay } from '../../../time.ts'
import { factsOfDays } from './days.ts'
import { add, entryOf, noFacts, parseServiceKey, toFigures } from './facts.ts'
import type { Facts } from './facts.ts'

export interface ServiceNames {
  byId: Map<string, { code: string | null; name: string }>
  byCode: Map<string, string>
}

/** The report of a day or a period, compared with the same weekdays before. */
export async function dayReport(ctx: Context, from: string, to: string): Promise<DayReport> {
  const compared = comparedPeriod(ctx, from, to)
  const days = await factsOfDays(ctx, from, to)
  const facts = total(days)
  const before = total(
    await factsOfDays(
      ctx,
      compared.from,
      compared.to,
      compared.until === undefined ? undefined : new Date(compared.until),
    ),
  )
  const staff = new Map(
    (await ctx.db.selectFrom('staff').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]),
  )
  const clerks = Object.entries(facts.clerks).map(([id, work]) => {
    const name = staff.get(id)
    return { ...work, ...(name !== undefined && { name }) }
  })
  return {
    from,
    to,
    compared,
    figures: toFigures(facts),
    before: toFigures(before),
    hours: hoursOf(facts, before),
    days:
      from === to
        ? []
        : [...days].map(
            ([
              day,
              {
                figures: { registered, completed, refused, consultations },
                requests,
                hours,
              },
            ]) => ({
              day,
              registered,
              completed,
              refused,
              consultations,
              copies: requests['arrived'] ?? 0,
              checks: Object.values(hours).reduce((sum, { checks }) => sum + checks, 0),
            }),
          ),
    services: servicesOf(facts, await serviceNames(ctx)),
    // Sorted by name, so that the order says nothing about the work.
    clerks: clerks.toSorted((a, b) => (a.name ?? '\uffff').localeCompare(b.name ?? '\uffff', 'uk')),
    clerksMedian: medianWork(clerks.filter(({ name }) => name !== undefined)),
    windows: Object.entries(facts.windows)
      .map(([window, work]) => ({ window, ...work }))
      .toSorted((a, b) => a.window.localeCompare(b.window, 'uk', { numeric: true })),
    tests: facts.figures.tests,
  }
}

export function total(days: Map<string, Facts>): Facts {
  return [...days.values()].reduce(add, noFacts())
}

/**
 * The same weekdays before the period. While the period still runs, only up to the same time of day; otherwise a
 * morning would be compared with a whole day.
 */
export function comparedPeriod({ now }: Pick<Context, 'now'>, from: string, to: string): DayReport['compared'] {
  const back = -7 * Math.ceil(daysIn({ from, to }) / 7)
  const period = { from: shiftDay(from, back), to: shiftDay(to, back) }
  const today = dayOf(now())
  if (to < today || from > today) return period
  const sinceMidnight = (now().getTime() - startOfDay(today).getTime()) / 1000
  return { ...period, until: addSeconds(startOfDay(shiftDay(today, back)), sinceMidnight).toISOString() }
}

export async function serviceNames({ db }: Pick<Context, 'db'>): Promise<ServiceNames> {
  const rows = await db.selectFrom('services').select(['id', 'code', 'name']).execute()
  return {
    byId: new Map(rows.map(({ id, code, name }) => [id, { code, name }])),
    byCode: new Map(rows.flatMap(({ code, name }) => (code === null ? [] : [[code, name]]))),
  }
}

/**
 * The code and name of a service in a report: the code of the appeal, otherwise that of the catalogue; the name belongs
 * to the code.
 */
export function namedService(key: string, names: ServiceNames): { code?: string; name?: string } {
  const { id, code: own } = parseServiceKey(key)
  const entry = id === undefined ? undefined : names.byId.get(id)
  const code = own ?? entry?.code ?? undefined
  const name = (code === undefined ? undefined : names.byCode.get(code)) ?? entry?.name
  return { ...(code !== undefined && { code }), ...(name !== undefined && { name }) }
}

/** Services with most work first. An old appeal without a code is counted with those of the same service. */
function servicesOf(facts: Facts, names: ServiceNames): DayReport['services'] {
  const services: Record<string, DayReport['services'][number]> = {}
  for (const [key, counts] of Object.entries(facts.services)) {
    const named = namedService(key, names)
    const service = entryOf(services, `${named.code ?? ''}|${named.name ?? ''}`, () => ({
      ...named,
      registered: 0,
      completed: 0,
      refused: 0,
      consultations: 0,
    }))
    for (const [name, count] of Object.entries(counts)) service[name as keyof typeof counts] += count
  }
  const work = ({ registered, completed, refused, consultations }: DayReport['services'][number]) =>
    registered + completed + refused + consultations
  return Object.values(services).toSorted(
    (a, b) => work(b) - work(a) || (a.name ?? '').localeCompare(b.name ?? '', 'uk'),
  )
}

function hoursOf(facts: Facts, before: Facts): DayReport['hours'] {
  const worked = [...Object.keys(facts.hours), ...Object.keys(before.hours)].map(Number)
  if (worked.length === 0) return []
  const first = Math.min(...worked)
  return Array.from({ length: Math.max(...worked) - first + 1 }, (_, index) => {
    const hour = first + index
    const [now, then] = [facts.hours[hour], before.hours[hour]]
    return {
      hour,
      appeals: now?.appeals ?? 0,
      checks: now?.checks ?? 0,
      appealsBefore: then?.appeals ?? 0,
      checksBefore: then?.checks ?? 0,
    }
  })
}

function medianWork(clerks: Work[]): DayReport['clerksMedian'] {
  const median = (values: number[]) => {
    const sorted = values.toSorted((a, b) => a - b)
    const middle = sorted.length / 2
    return sorted.length === 0
      ? 0
      : ((sorted[Math.ceil(middle) - 1] as number) + (sorted[Math.floor(middle)] as number)) / 2
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(
    workKinds.map((kind) => [kind, median(clerks.map((clerk) => clerk[kind]))]),
  ) as DayReport['clerksMedian']
}
