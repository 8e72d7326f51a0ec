import { dayReportSchema, paths, quarterReportSchema } from '@diia-desk/contract'
import type { Locale } from '@diia-desk/locales'
import type { Period, QuarterAnswers, QuarterQuery, ReportFormat } from '@diia-desk/contract'
import { keepPreviousData, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { withQuery } from '../../lib/addresses.ts'
import { api } from '../../lib/api.ts'
import { isoDay } from '../../lib/format.ts'
import { now } from '../../lib/clock.ts'

/** Figures of the current period are read again once a minute. */
const againMs = 60_000

export const dayReportQuery = ({ from, to }: Period) =>
  queryOptions({
    queryKey: ['reports', 'day', from, to],
    queryFn: ({ signal }) => api.get(withQuery(paths.dayReport, { from, to }), dayReportSchema, signal),
    placeholderData: keepPreviousData,
    refetchInterval: isoDay(now()) <= to ? againMs : false,
  })

export const quarterReportQuery = ({ year, quarter }: QuarterQuery) =>
  queryOptions({
    queryKey: ['reports', 'quarter', year, quarter],
    queryFn: ({ signal }) => api.get(withQuery(paths.quarterReport, { year, quarter }), quarterReportSchema, signal),
  })

export const answersMutation = (client: QueryClient, { year, quarter }: QuarterQuery) =>
  mutationOptions({
    mutationFn: (answers: QuarterAnswers) =>
      api.post(withQuery(paths.quarterAnswers, { year, quarter }), answers, quarterReportSchema),
    onSuccess: async (report) => {
      // Some answers are valid for every quarter and appear in the reports of the others.
      await client.invalidateQueries({ queryKey: ['reports', 'quarter'] })
      client.setQueryData(quarterReportQuery(report).queryKey, report)
    },
  })

export const dayFile = (format: ReportFormat, { from, to }: Period, locale: Locale, table?: string) =>
  withQuery(paths.dayReportFile(format), { from, to, locale, table })

export const quarterFile = (format: ReportFormat, { year, quarter }: QuarterQuery, locale: Locale, table?: string) =>
  withQuery(paths.quarterReportFile(format), { year, quarter, locale, table })
