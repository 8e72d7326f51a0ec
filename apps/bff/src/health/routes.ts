import { Router } from 'express'
import type { HealthContext } from './health-context.ts'
import { callOf } from '../http/call.ts'
import { onlyMethods } from '../http/guards.ts'
import { Problem } from '../problem.ts'
import { lookAgain } from '../features/arrivals/packages/look-again.ts'
import { requirePermission, staffOf } from '../features/people/sessions/guards.ts'
import { readHealth } from './read-health.ts'

/** The state of the system for administrators, and their command to look at a package again. */
export function systemHealthRoutes(ctx: HealthContext): Router {
  return Router()
    .get(
      '/system-health',
      requirePermission(ctx, 'system-health.read'),
      async (_req, res) => void res.json(await readHealth(ctx)),
    )
    .all('/system-health', onlyMethods('GET'))
    .post('/document-packages/:id/re-examination', requirePermission(ctx, 'packages.look-again'), async (req, res) => {
      const id = req.params.id as string
      const known = await ctx.db.selectFrom('document_packages').select('id').where('id', '=', id).executeTakeFirst()
      if (known === undefined) throw new Problem('not-found')
      if (!(await lookAgain(ctx, id))) throw new Problem('already-settled')
      ctx.log.info(
        { callId: callOf(res).id, packageId: id, staffId: staffOf(res).staff.id },
        'package is looked at again',
      )
      res.status(202).json({})
    })
    .all('/document-packages/:id/re-examination', onlyMethods('POST'))
}
