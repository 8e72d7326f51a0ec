// Reports as tables: the table behind each chart is the same as the one in the file.
import type { ReportTableWords } from '@diia-desk/locales/uk/report-tables'
import { writtenDay } from './days.ts'
import { askedFigures, requestEnds, workKinds } from './reports.ts'
import type { DayFigures, DayReport, QuarterReport, Spread, Work } from './reports.ts'
import { validationOutcomes } from './resources.ts'

/** Text, a number, or undefined if unknown. Units are in headings or in a separate column. */
export type ReportCell = string | number | undefined

export interface ReportTable<Name extends string = string> {
  name: Name
  title: string
  columns: string[]
  rows: ReportCell[][]
}

export const dayTableNames = [
  'figures',
  'hours',
  'days',
  'validations',
  'requests',
  'services',
  'clerks',
  'windows',
] as const
export type DayTableName = (typeof dayTableNames)[number]
export const quarterTableNames = ['quarter', 'counted', 'loyalty'] as const
export type QuarterTableName = (typeof quarterTableNames)[number]

/** One decimal place; undefined if there is nothing to divide by. */
export function percent(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.round((part / whole) * 1000) / 10
}

export function dayTables(report: DayReport, words: ReportTableWords): Record<DayTableName, ReportTable<DayTableName>> {
  const table = (name: DayTableName, title: string, columns: string[], rows: ReportCell[][]) => ({
    name,
    title,
    columns,
    rows,
  })
  const workColumns = workKinds.map((kind) => words[kind])
  const workCells = (work: Record<keyof Work, number>) => workKinds.map((kind) => work[kind])
  const outcomes = (name: 'validations' | 'requests', title: string, counts: [label: string, count: number][]) => {
    const all = counts.reduce((sum, [, count]) => sum + count, 0)
    return table(
      name,
      title,
      [words.outcome, words.count, words.share],
      counts.map(([label, count]) => [label, count, percent(count, all)]),
    )
  }
  const { validations, requests } = report.figures
  return {
    figures: table(
      'figures',
      words.figures,
      [words.figure, words.unit, words.value, words.before],
      figureRows(report, words),
    ),
    hours: table(
      'hours',
      words.hours,
      [words.hour, words.appeals, words.appealsBefore, words.checks, words.checksBefore],
      report.hours.map(({ hour, appeals, appealsBefore, checks, checksBefore }) => [
        hourLabel(hour),
        appeals,
        appealsBefore,
        checks,
        checksBefore,
      ]),
    ),
    days: table(
      'days',
      words.days,
      [words.day, words.registered, words.completed, words.refused, words.consultations, words.checks, words.copies],
      report.days.map((day) => [
        writtenDay(day.day),
        day.registered,
        day.completed,
        day.refused,
        day.consultations,
        day.checks,
        day.copies,
      ]),
    ),
    validations: outcomes(
      'validations',
      words.checksOf,
      validationOutcomes.map((outcome) => [words.validations[outcome], validations[outcome]]),
    ),
    requests: outcomes(
      'requests',
      words.requestsOf,
      requestEnds.map((end) => [words.requests[end], requests[end]]),
    ),
    services: table(
      'services',
      words.services,
      [
        words.code,
        words.service,
        words.registered,
        words.completed,
        words.refused,
        words.refusedShare,
        words.consultations,
      ],
      report.services.map(({ code, name, registered, completed, refused, consultations }) => [
        code,
        name ?? words.noService,
        registered,
        completed,
        refused,
        percent(refused, completed + refused),
        consultations,
      ]),
    ),
    clerks: table(
      'clerks',
      words.clerks,
      [words.clerk, ...workColumns],
      [
        ...report.clerks.map(({ name, ...work }) => [name ?? words.otherSystem, ...workCells(work)]),
        ...(report.clerks.length > 1 ? [[words.clerksMedian, ...workCells(report.clerksMedian)]] : []),
      ],
    ),
    windows: table(
      'windows',
      words.windows,
      [words.window, ...workColumns],
      report.windows.map(({ window, ...work }) => [window, ...workCells(work)]),
    ),
  }
}

function figureRows({ figures, before }: DayReport, words: ReportTableWords): ReportCell[][] {
  const { count, share, second, minute } = words.units
  const row = (label: string, unit: string, of: (figures: DayFigures) => ReportCell) => [
    label,
    unit,
    of(figures),
    of(before),
  ]
  const spread = (name: 'answer' | 'copy' | 'result', unit: string, scale: number) =>
    (['median', 'nineOfTen'] as const).map((which) =>
      row(`${words.times[name]}: ${words[which]}`, unit, (all) => scaled(all[name], which, scale)),
    )
  return [
    ...(['registered', 'completed', 'refused'] as const).map((name) => row(words[name], count, (all) => all[name])),
    row(words.refusedShare, share, ({ refused, completed }) => percent(refused, completed + refused)),
    row(words.consultations, count, (all) => all.consultations),
    ...validationOutcomes.map((outcome) =>
      row(`${words.checksOf}: ${words.validations[outcome]}`, count, (all) => all.validations[outcome]),
    ),
    ...requestEnds.map((end) => row(`${words.requestsOf}: ${words.requests[end]}`, count, (all) => all.requests[end])),
    row(words.documents, count, (all) => all.documents),
    ...spread('answer', second, 1000),
    ...spread('copy', second, 1),
    ...spread('result', minute, 1),
  ]
}

function scaled(spread: Spread, which: 'median' | 'nineOfTen', scale: number): number | undefined {
  const value = spread[which]
  return value === undefined ? undefined : Math.round((value / scale) * 100) / 100
}

export function quarterTables(
  report: QuarterReport,
  words: ReportTableWords,
): Record<QuarterTableName, ReportTable<QuarterTableName>> {
  const said = (answer: string | number | boolean | null): ReportCell =>
    answer === null ? undefined : typeof answer === 'boolean' ? (answer ? words.yes : words.no) : answer
  const { loyalty } = report
  return {
    quarter: {
      name: 'quarter',
      title: words.quarter,
      columns: [words.field, words.figure, words.value],
      rows: [
        ...report.counted.map(({ name, value }) => [name, words.fields[name], value]),
        ...askedFigures.map((name) => [name, words.fields[name], said(report.answers[name])]),
      ],
    },
    counted: {
      name: 'counted',
      title: words.services,
      columns: [words.countedIn, words.code, words.service, words.count],
      rows: report.counted.flatMap(({ name, services = [] }) =>
        services.map((service) => [name, service.code, service.name ?? words.noService, service.count]),
      ),
    },
    loyalty: {
      name: 'loyalty',
      title: words.loyalty,
      columns: [words.figure, words.value],
      rows: [
        [words.loyaltyIndex, loyalty.index],
        [words.ratings, loyalty.ratings],
        [words.supporters, loyalty.supporters],
        [words.neutral, loyalty.neutral],
        [words.critics, loyalty.critics],
      ],
    },
  }
}

/** «9:00–10:00» */
export function hourLabel(hour: number): string {
  return `${hour}:00–${hour + 1}:00`
}
