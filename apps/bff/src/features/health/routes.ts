import { Router } from 'express'
import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { onlyMethods } from '../../http/guards.ts'
import { Problem } from '../../problem.ts'

/** Live: the process answers. Ready: it can do its work; Diia's own state is told apart and does not take us down. */
export function healthRoutes(ctx: Context): Router {
  return Router()
    .get('/live', (_req, res) => void res.json({ status: 'ok' }))
    .all('/live', onlyMethods('GET'))
    .get('/ready', async (_req, res) => {
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
