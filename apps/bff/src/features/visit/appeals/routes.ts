import { appealsQuerySchema } from '@diia-desk/contract'
import { Router } from 'express'
import type { Context } from '../../../context.ts'
import type { Receipts } from './receipt.ts'
import { callOf } from '../../../http/call.ts'
import { jsonBody, onlyMethods } from '../../../http/guards.ts'
import { parseInput } from '../../../http/parse.ts'
import { requirePermission, staffOf } from '../../people/sessions/guards.ts'
import { changeAppealAtDesk } from './change-appeal.ts'
import { readAppeal } from './read-appeal.ts'
import { sendReceipt } from './receipt.ts'
import { registerAppealAtDesk } from './register-appeal.ts'
import { countTasks, listAppeals } from './repository.ts'

/**
 * Everyone at the centre may read appeals; what is attached to them belongs to its window (docs/decisions/0031).
 * `rules.ts` says who may change what.
 */
export function appealRoutes(ctx: Context & Receipts): Router {
  return Router()
    .get(
      '/appeals',
      requirePermission(ctx, 'appeals.list'),
      async (req, res) => void res.json(await listAppeals(ctx, parseInput(appealsQuerySchema, req.query))),
    )
    .post('/appeals', requirePermission(ctx, 'appeals.register'), jsonBody, (req, res) =>
      registerAppealAtDesk(ctx, req, res),
    )
    .all('/appeals', onlyMethods('GET', 'POST'))
    .get(
      '/appeals/tasks',
      requirePermission(ctx, 'appeals.list'),
      async (_req, res) => void res.json(await countTasks(ctx)),
    )
    .all('/appeals/tasks', onlyMethods('GET'))
    .get('/appeals/:id', requirePermission(ctx, 'appeals.read'), async (req, res) => {
      const reader = staffOf(res)
      const appeal = await readAppeal(ctx, reader, req.params.id as string)
      ctx.log.info({ callId: callOf(res).id, appealId: appeal.id, staffId: reader.staff.id }, 'appeal opened')
      res.json(appeal)
    })
    .all('/appeals/:id', onlyMethods('GET'))
    .get('/appeals/:id/receipt', requirePermission(ctx, 'appeals.read'), (req, res) => sendReceipt(ctx, req, res))
    .all('/appeals/:id/receipt', onlyMethods('GET'))
    .post('/appeals/:id/changes', requirePermission(ctx, 'appeals.change'), jsonBody, (req, res) =>
      changeAppealAtDesk(ctx, req, res),
    )
    .all('/appeals/:id/changes', onlyMethods('POST'))
}
