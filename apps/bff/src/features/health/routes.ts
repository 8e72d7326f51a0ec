import { Router } from 'express'
import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { notForStaff } from '../../http/access.ts'
import { onlyMethods } from '../../http/guards.ts'
import { Problem } from '../../problem.ts'

/** Live: the process answers. Ready: it can do its work; Diia's own state is told apart and does not take us down. */
export function healthRoutes(ctx: Context): Router {
  const open = notForStaff('watchers of the machine ask; states only')
  return Router()
    .get('/live', open, (_req, res) => void res.json({ status: 'ok' }))
    .all('/live', onlyMethods('GET'))
    .get('/ready', open, async (_req, res) => {
      try {
        await sql`select 1`.execute(ctx.db)
        await ctx.unwrapWorkers.ready()
      } catch (error) {
        throw new Problem('not-ready', { cause: error })
      }
      res.json({ status: 'ok', diia: ctx.diiaLink.state })
    })
    .all('/ready', onlyMethods('GET'))
}
