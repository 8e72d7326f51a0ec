import { Router } from 'express'
import type { Context } from '../../../context.ts'
import type { SignInLimits } from './sign-in-limits.ts'
import { notForStaff } from '../../../http/access.ts'
import { jsonBody, onlyMethods } from '../../../http/guards.ts'
import { requirePermission, staffOf } from './guards.ts'
import { endSession, sessionCookie, sessionCookieOptions, toSession, touchSession } from './sessions.ts'
import { signIn } from './sign-in.ts'

export function sessionRoutes(ctx: Context & SignInLimits): Router {
  const own = requirePermission(ctx, 'session.own')
  return Router()
    .get('/session', own, async (_req, res) => void res.json(await toSession(ctx, staffOf(res))))
    .post('/session', notForStaff('signing in'), jsonBody, (req, res) => signIn(ctx, req, res))
    .delete('/session', own, async (_req, res) => {
      await endSession(ctx, staffOf(res))
      res.clearCookie(sessionCookie, sessionCookieOptions).status(204).end()
    })
    .all('/session', onlyMethods('GET', 'POST', 'DELETE'))
    .post(
      '/session/activity',
      own,
      async (_req, res) => void res.json(await toSession(ctx, await touchSession(ctx, staffOf(res)))),
    )
    .all('/session/activity', onlyMethods('POST'))
}
