import { Router } from 'express'
import { sql } from 'kysely'
import type { HealthContext } from './health-context.ts'
import { notForStaff } from '../http/access.ts'
import { onlyMethods } from '../http/guards.ts'
import { Problem } from '../problem.ts'
import { queueHealth } from './queue-health.ts'

/**
 * Live: the process answers. Ready: it can accept deliveries and open them. A late queue, a nearly full disk, a wrong
 * clock and Diia's own state are reported but do not make the server "not ready".
 */
export function healthRoutes(ctx: HealthContext): Router {
  const open = notForStaff('watchers of the machine ask; states only')
  return Router()
    .get('/live', open, (_req, res) => void res.json({ status: 'ok' }))
    .all('/live', onlyMethods('GET'))
    .get('/ready', open, async (_req, res) => {
      const { queue, disk } = await readReadiness(ctx)
      if (disk.state === 'full' || disk.state === 'read-only' || disk.state === 'failing')
        throw new Problem('not-ready', { detail: `disk ${disk.state}` })
      if (!ctx.unwrapWorkers.usable) throw new Problem('not-ready', { detail: 'keys cannot be opened' })
      res.json({
        status: 'ok',
        diia: ctx.diiaLink.state,
        disk: disk.state,
        queue: queue.late ? 'late' : 'ok',
        clock: ctx.clock.wrong ? 'wrong' : ctx.clock.offsetSeconds === undefined ? 'unknown' : 'ok',
      })
    })
    .all('/ready', onlyMethods('GET'))
}

async function readReadiness(ctx: HealthContext) {
  try {
    await sql`select 1`.execute(ctx.db)
    await ctx.unwrapWorkers.ready()
    const [queue, disk] = await Promise.all([queueHealth(ctx), ctx.disk.look()])
    return { queue, disk }
  } catch (error) {
    throw new Problem('not-ready', { cause: error })
  }
}
