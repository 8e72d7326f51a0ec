import {
  dayFileQuerySchema,
  dayTables,
  daysIn,
  longestReportDays,
  periodSchema,
  quarterAnswersSchema,
  quarterFileQuerySchema,
  quarterQuerySchema,
  quarterTables,
} from '@diia-desk/contract'
import { messagesIn } from '@diia-desk/locales'
import { messages } from '@diia-desk/locales/uk/report-tables'
import type { DayReport, Period, QuarterReport, ReportFormat, ReportTable } from '@diia-desk/contract'
import { Router } from 'express'
import type { Response } from 'express'
import type { Context } from '../../../context.ts'
import { callOf } from '../../../http/call.ts'
import { jsonBody, onlyMethods } from '../../../http/guards.ts'
import { parseInput } from '../../../http/parse.ts'
import { Problem } from '../../../problem.ts'
import { requirePermission, staffOf } from '../../people/sessions/guards.ts'
import { dayReport } from './day-report.ts'
import { writeAnswers } from './quarter-answers.ts'
import { quarterReport } from './quarter-report.ts'
import { readQuarterlyRules } from './quarterly-rules.ts'
import { toCsv, toXlsx } from './report-file.ts'

/** Reports about the centre's work for managers and administrators, on the screen and as files. */
export function reportRoutes(ctx: Context): Router {
  const rules = readQuarterlyRules(ctx.config.reports.rulesFile)
  const allowed = requirePermission(ctx, 'reports.read')
  const router = Router()
    .get('/reports/day', allowed, async (req, res) => {
      const { from, to } = readPeriod(parseInput(periodSchema, req.query))
      res.json((await dayReport(ctx, from, to)) satisfies DayReport)
    })
    .all('/reports/day', onlyMethods('GET'))
    .get('/reports/quarter', allowed, async (req, res) => {
      res.json((await quarterReport(ctx, rules, parseInput(quarterQuerySchema, req.query))) satisfies QuarterReport)
    })
    .all('/reports/quarter', onlyMethods('GET'))
    .post('/reports/quarter/answers', requirePermission(ctx, 'reports.answer'), jsonBody, async (req, res) => {
      const query = parseInput(quarterQuerySchema, req.query)
      const { staff } = staffOf(res)
      await writeAnswers(ctx, `${query.year}-${query.quarter}`, parseInput(quarterAnswersSchema, req.body), staff.id)
      ctx.log.info({ callId: callOf(res).id, staffId: staff.id }, 'quarterly answers changed')
      res.json((await quarterReport(ctx, rules, query)) satisfies QuarterReport)
    })
    .all('/reports/quarter/answers', onlyMethods('POST'))
  for (const format of ['csv', 'xlsx'] as const) {
    router
      .get(`/reports/day.${format}`, allowed, async (req, res) => {
        const { locale, table, ...query } = parseInput(dayFileQuerySchema, req.query)
        const { from, to } = readPeriod(query)
        const tables = dayTables(await dayReport(ctx, from, to), await messagesIn(locale, 'report-tables', messages))
        await send(res, format, Object.values(tables), table, from === to ? `day-${from}` : `days-${from}-${to}`)
      })
      .all(`/reports/day.${format}`, onlyMethods('GET'))
      .get(`/reports/quarter.${format}`, allowed, async (req, res) => {
        const { locale, table, ...query } = parseInput(quarterFileQuerySchema, req.query)
        await send(
          res,
          format,
          Object.values(
            quarterTables(await quarterReport(ctx, rules, query), await messagesIn(locale, 'report-tables', messages)),
          ),
          table,
          `quarter-${query.year}-${query.quarter}`,
        )
      })
      .all(`/reports/quarter.${format}`, onlyMethods('GET'))
  }
  return router
}

function readPeriod(query: Period): Period {
  const days = daysIn(query)
  if (days < 1 || days > longestReportDays)
    throw new Problem('invalid-input', { errors: [{ field: 'to', code: 'not-allowed' }] })
  return query
}

/** A CSV file holds one table; a workbook has one sheet for each table that is not empty. */
async function send(
  res: Response,
  format: ReportFormat,
  all: ReportTable[],
  name: string | undefined,
  file: string,
): Promise<void> {
  const tables =
    name === undefined ? all.filter(({ rows }) => rows.length > 0) : all.filter((table) => table.name === name)
  const [first] = tables
  if (first === undefined || (format === 'csv' && name === undefined))
    throw new Problem('invalid-input', {
      errors: [{ field: 'table', code: name === undefined ? 'required' : 'not-allowed' }],
    })
  res.set('Content-Disposition', `attachment; filename="${file}${name === undefined ? '' : `-${name}`}.${format}"`)
  if (format === 'csv') res.type('text/csv; charset=utf-8').send(toCsv(first))
  else res.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(await toXlsx(tables))
}
