import { figuresByService, shiftDay } from '@diia-desk/contract'
import type { CountedFigure, QuarterQuery, QuarterReport } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'
import { dayOf } from '../../../time.ts'
import { ownCentre } from '../../people/centres/centres.ts'
import { namedService, serviceNames, total } from './day-report.ts'
import type { ServiceNames } from './day-report.ts'
import { factsOfDays } from './days.ts'
import { entryOf } from './facts.ts'
import type { Facts, Tally } from './facts.ts'
import { readAnswers } from './quarter-answers.ts'
import { belongsTo } from './quarterly-rules.ts'
import type { QuarterlyRules } from './quarterly-rules.ts'

interface Provided {
  code?: string
  name?: string
  count: number
}

/** The quarter as the state's "static" report asks for it, computed from the journal and the centre's own answers. */
export async function quarterReport(
  ctx: Context,
  rules: QuarterlyRules,
  { year, quarter }: QuarterQuery,
): Promise<QuarterReport> {
  const { from, to } = quarterDays(year, quarter)
  const days = await factsOfDays(ctx, `${year}-01-01`, to)
  const sinceNewYear = total(days)
  const facts = total(new Map([...days].filter(([day]) => day >= from)))
  const names = await serviceNames(ctx)
  const provided = providedServices(facts, names, rules)
  const loyalty = loyaltyOf(facts.ratings, rules)
  const centre = await ownCentre(ctx)
  const values: Record<CountedFigure, { value: number; services?: Provided[] }> = {
    num_total_services: { value: sum(provided) },
    num_from_this_year_start: { value: sum(providedServices(sinceNewYear, names, rules)) },
    ...(Object.fromEntries(
      figuresByService.map((figure) => {
        const services = provided.filter((service) => belongsTo(rules, figure, service))
        return [figure, { value: sum(services), services }]
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      }),
    ) as Record<(typeof figuresByService)[number], { value: number; services: Provided[] }>),
    num_feedback_total: { value: loyalty.ratings },
    num_feedback_positive: { value: loyalty.supporters },
    num_feedback_negative: { value: loyalty.critics },
  }
  return {
    year,
    quarter,
    from,
    to,
    running: dayOf(ctx.now()) <= to,
    centre: { name: centre.name, ...(centre.asc_code !== null && { code: centre.asc_code }) },
    counted: (Object.keys(values) as CountedFigure[]).map((name) => ({ name, ...values[name] })),
    answers: await readAnswers(ctx, `${year}-${quarter}`),
    leftOut: {
      consultations: facts.figures.consultations,
      refused: rules.refusalsCount ? 0 : facts.figures.refused,
      tests: facts.figures.tests,
      withoutService: sum(provided.filter(({ code, name }) => code === undefined && name === undefined)),
    },
    refusalsCount: rules.refusalsCount,
    loyalty,
    rulesFile: ctx.config.reports.rulesFile ?? 'apps/bff/src/features/state/reports/quarterly-rules.json',
  }
}

export function quarterDays(year: number, quarter: number): { from: string; to: string } {
  const first = (month: number) => `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
  return { from: first((quarter - 1) * 3), to: shiftDay(first(quarter * 3), -1) }
}

function providedServices(facts: Facts, names: ServiceNames, { refusalsCount }: QuarterlyRules): Provided[] {
  const services: Record<string, Provided> = {}
  for (const [key, { completed, refused }] of Object.entries(facts.services)) {
    const count = completed + (refusalsCount ? refused : 0)
    if (count === 0) continue
    const named = namedService(key, names)
    entryOf<Provided>(services, `${named.code ?? ''}|${named.name ?? ''}`, () => ({ ...named, count: 0 })).count +=
      count
  }
  return Object.values(services).toSorted((a, b) => b.count - a.count)
}

/** Customer loyalty index of №864: the share of supporters minus the share of critics. */
export function loyaltyOf(
  ratings: Tally,
  { loyalty: { supportersFrom, criticsUpTo, fewRatings } }: Pick<QuarterlyRules, 'loyalty'>,
): QuarterReport['loyalty'] {
  const counts = Object.entries(ratings).map(([rating, count]) => ({ rating: Number(rating), count }))
  const all = sum(counts)
  const supporters = sum(counts.filter(({ rating }) => rating >= supportersFrom))
  const critics = sum(counts.filter(({ rating }) => rating <= criticsUpTo))
  return {
    ...(all > 0 && { index: Math.round(((supporters - critics) / all) * 100) }),
    ratings: all,
    supporters,
    critics,
    neutral: all - supporters - critics,
    few: all < fewRatings,
    supportersFrom,
    criticsUpTo,
  }
}

const sum = (counts: { count: number }[]) => counts.reduce((all, { count }) => all + count, 0)
