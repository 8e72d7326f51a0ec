import { appealsQuerySchema } from '@diia-desk/contract'
import { Router } from 'express'
import type { Context } from '../../context.ts'
import { callOf, staffOf } from '../../http/call.ts'
import { jsonBody, onlyMethods, requireStaff } from '../../http/guards.ts'
import { parseInput } from '../../http/parse.ts'
import { changeAppealAtDesk } from './change-appeal.ts'
import { readAppeal } from './read-appeal.ts'
import { sendReceipt } from './receipt.ts'
import { registerAppealAtDesk } from './register-appeal.ts'
import { countTasks, listAppeals } from './repository.ts'

/** All staff of the centre work with all its appeals; who may change what is said in `rules.ts`. */
export function appealRoutes(ctx: Context): Router {
  return Router()
    .get('/appeals', requireStaff(ctx), async (req, res) => void res.json(await listAppeals(ctx, parseInput(appealsQuerySchema, req.query))))
    .post('/appeals', requireStaff(ctx), jsonBody, (req, res) => registerAppealAtDesk(ctx, req, res))
    .all('/appeals', onlyMethods('GET', 'POST'))
    .get('/appeals/tasks', requireStaff(ctx), async (_req, res) => void res.json(await countTasks(ctx)))
    .all('/appeals/tasks', onlyMethods('GET'))
    .get('/appeals/:id', requireStaff(ctx), async (req, res) => {
      const appeal = await readAppeal(ctx, req.params.id as string)
      ctx.log.info({ callId: callOf(res).id, appealId: appeal.id, staffId: staffOf(res).staff.id }, 'appeal opened')
      res.json(appeal)
    })
    .all('/appeals/:id', onlyMethods('GET'))
    .get('/appeals/:id/receipt', requireStaff(ctx), (req, res) => sendReceipt(ctx, req, res))
    .all('/appeals/:id/receipt', onlyMethods('GET'))
    .post('/appeals/:id/changes', requireStaff(ctx), jsonBody, (req, res) => changeAppealAtDesk(ctx, req, res))
    .all('/appeals/:id/changes', onlyMethods('POST'))
}
