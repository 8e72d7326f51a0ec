import { Router } from 'express'
import type { Context } from '../../context.ts'
import { staffOf } from '../../http/call.ts'
import { jsonBody, onlyMethods, requireStaff } from '../../http/guards.ts'
import { endSession, sessionCookie, sessionCookieOptions, toSession, touchSession } from './sessions.ts'
import { signIn } from './sign-in.ts'

export function sessionRoutes(ctx: Context): Router {
  return Router()
    .get('/session', requireStaff(ctx), (_req, res) => void res.json(toSession(ctx, staffOf(res))))
    .post('/session', jsonBody, (req, res) => signIn(ctx, req, res))
    .delete('/session', requireStaff(ctx), async (_req, res) => {
      await endSession(ctx, staffOf(res))
      res.clearCookie(sessionCookie, sessionCookieOptions).status(204).end()
    })
    .all('/session', onlyMethods('GET', 'POST', 'DELETE'))
    .post('/session/activity', requireStaff(ctx), async (_req, res) => void res.json(toSession(ctx, await touchSession(ctx, staffOf(res)))))
    .all('/session/activity', onlyMethods('POST'))
}
