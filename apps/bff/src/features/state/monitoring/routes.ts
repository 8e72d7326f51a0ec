import {
  centreRegisterQuerySchema,
  centreSettingsChangeSchema,
  exportPreviewQuerySchema,
  exportPullsQuerySchema,
  newCredentialSchema,
  testPullRequestSchema,
} from '@diia-desk/contract'
import type { ExportCompleteness, ExportPreview, ExportRejected, Period } from '@diia-desk/contract'
import { Router } from 'express'
import type { ExportContext } from '../export/export-context.ts'
import { jsonBody, onlyMethods } from '../../../http/guards.ts'
import { parseInput } from '../../../http/parse.ts'
import { Problem } from '../../../problem.ts'
import { requirePermission, staffOf } from '../../people/sessions/guards.ts'
import { changeCentreSettings, readCentreSettings, searchCentres } from './centre-settings.ts'
import { readCursor, writeCursor } from '../export/cursor.ts'
import type { PullPosition } from '../export/cursor.ts'
import { toExportRow } from './export-row.ts'
import { profileFacts, readExportState } from './export-state.ts'
import { judge, readRegisters } from './faults.ts'
import { issueCredential, revokeCredential } from '../export/keep-credentials.ts'
import { listPulls } from './list-pulls.ts'
import { startPull } from '../export/start-pull.ts'
import { createSurveys, findRejected } from './survey-period.ts'
import { startTestPull } from './test-pull/start-test-pull.ts'
import { showPage } from './show-page.ts'

/** How many rejected records a screen shows at once. */
const rejectedAtOnce = 100

/** /api/monitoring: what the state would receive and has received. Managers may read, administrators may change. */
export function monitoringRoutes(ctx: ExportContext): Router {
  const look = requirePermission(ctx, 'monitoring.read')
  const change = requirePermission(ctx, 'monitoring.change')
  const surveys = createSurveys(ctx)

  return Router()
    .get('/monitoring/preview', look, async (req, res) => {
      const { cursor, ...period } = parsePeriod(req.query)
      const position = await positionOf(ctx, period, cursor)
      const { page, text: body } = await showPage(ctx, position)
      const registers = await readRegisters(ctx.db)
      const sums = cursor === undefined ? await surveys.of(period) : undefined
      res.json({
        profile: profileFacts(ctx),
        ...(sums !== undefined && { total: sums.total, rejected: sums.rejected }),
        items: page.records.map((row) =>
          toExportRow(row, judge(row.record, ctx.stateExport.profile, registers, ctx.now()), registers),
        ),
        ...(page.next !== undefined && { nextCursor: writeCursor(ctx.keys, ctx.stateExport.profile, page.next) }),
        body,
      } satisfies ExportPreview)
    })
    .all('/monitoring/preview', onlyMethods('GET'))
    .get('/monitoring/rejected', look, async (req, res) => {
      const { cursor, ...period } = parsePeriod(req.query)
      const { rejected } = await surveys.of(period)
      const { items, next } = await findRejected(ctx, await positionOf(ctx, period, cursor), rejectedAtOnce)
      res.json({
        total: rejected,
        items,
        ...(next !== undefined && { nextCursor: writeCursor(ctx.keys, ctx.stateExport.profile, next) }),
      } satisfies ExportRejected)
    })
    .all('/monitoring/rejected', onlyMethods('GET'))
    .get('/monitoring/completeness', look, async (req, res) => {
      const { byClerk, byService } = await surveys.of(parsePeriod(req.query))
      res.json({ byClerk, byService } satisfies ExportCompleteness)
    })
    .all('/monitoring/completeness', onlyMethods('GET'))
    .get(
      '/monitoring/pulls',
      look,
      async (req, res) => void res.json(await listPulls(ctx, parseInput(exportPullsQuerySchema, req.query).cursor)),
    )
    .all('/monitoring/pulls', onlyMethods('GET'))
    .get('/monitoring/state', look, async (_req, res) => void res.json(await readExportState(ctx)))
    .all('/monitoring/state', onlyMethods('GET'))
    .post('/monitoring/credentials', change, jsonBody, async (req, res) => {
      const issued = await issueCredential(ctx, staffOf(res).staff.id, parseInput(newCredentialSchema, req.body))
      res.status(201).json(issued)
    })
    .all('/monitoring/credentials', onlyMethods('POST'))
    .delete('/monitoring/credentials/:id', change, async (req, res) => {
      await revokeCredential(ctx, req.params.id as string)
      res.status(204).end()
    })
    .all('/monitoring/credentials/:id', onlyMethods('DELETE'))
    .get('/monitoring/centre', look, async (_req, res) => void res.json(await readCentreSettings(ctx)))
    .patch(
      '/monitoring/centre',
      change,
      jsonBody,
      async (req, res) =>
        void res.json(await changeCentreSettings(ctx, parseInput(centreSettingsChangeSchema, req.body))),
    )
    .all('/monitoring/centre', onlyMethods('GET', 'PATCH'))
    .get(
      '/monitoring/centre-register',
      look,
      async (req, res) => void res.json(await searchCentres(ctx, parseInput(centreRegisterQuerySchema, req.query).q)),
    )
    .all('/monitoring/centre-register', onlyMethods('GET'))
    .post(
      '/monitoring/test-pulls',
      change,
      jsonBody,
      async (req, res) => void res.json(await startTestPull(ctx, parseInput(testPullRequestSchema, req.body))),
    )
    .all('/monitoring/test-pulls', onlyMethods('POST'))
}

function parsePeriod(query: unknown): Period & { cursor?: string | undefined } {
  const input = parseInput(exportPreviewQuerySchema, query)
  if (input.from > input.to) throw new Problem('invalid-input', { errors: [{ field: 'to', code: 'not-allowed' }] })
  return input
}

async function positionOf(ctx: ExportContext, period: Period, cursor: string | undefined): Promise<PullPosition> {
  if (cursor === undefined) return await startPull(ctx, period)
  const position = readCursor(ctx.keys, ctx.stateExport.profile, cursor, period)
  if (position === undefined) throw new Problem('invalid-input', { errors: [{ field: 'cursor', code: 'not-allowed' }] })
  return position
}
