import { Router } from 'express'
import type { Context } from '../../../context.ts'
import type { SignInLimits } from './sign-in-limits.ts'
import type { SecondFactorLimits } from '../second-factor/second-factors.ts'
import { notForStaff } from '../../../http/access.ts'
import { jsonBody, onlyMethods } from '../../../http/guards.ts'
import { requirePermission, staffOf } from './guards.ts'
import { endSession, sessionCookie, sessionCookieOptions, toSession, touchSession } from './sessions.ts'
import { signIn, takeSecondStep } from './sign-in.ts'

export function sessionRoutes(ctx: Context & SignInLimits & SecondFactorLimits): Router {
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
    .post('/session/second-step', notForStaff('signing in'), jsonBody, (req, res) => takeSecondStep(ctx, req, res))
    .all('/session/second-step', onlyMethods('POST'))
}
