import { sessionEndsSchema } from '@diia-desk/contract'
import { Router } from 'express'
import type { Context } from '../../../context.ts'
import { jsonBody, onlyMethods } from '../../../http/guards.ts'
import { parseInput } from '../../../http/parse.ts'
import { requirePermission, staffOf } from '../sessions/guards.ts'
import { endOwnSessions } from '../sessions/sessions.ts'
import type { SignInLimits } from '../sessions/sign-in-limits.ts'
import { changePassword } from './change-password.ts'
import type { PasswordChecks } from './change-password.ts'
import { readProfile } from './read-profile.ts'

export function profileRoutes(ctx: Context & SignInLimits & PasswordChecks): Router {
  const own = requirePermission(ctx, 'profile.own')
  return Router()
    .get('/profile', own, async (_req, res) => void res.json(await readProfile(ctx, staffOf(res))))
    .all('/profile', onlyMethods('GET'))
    .put('/profile/password', own, jsonBody, (req, res) => changePassword(ctx, req, res))
    .all('/profile/password', onlyMethods('PUT'))
    .post('/profile/session-ends', own, jsonBody, async (req, res) => {
      await endOwnSessions(ctx, staffOf(res), parseInput(sessionEndsSchema, req.body).ids)
      res.status(204).end()
    })
    .all('/profile/session-ends', onlyMethods('POST'))
}
