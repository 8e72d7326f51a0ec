import type { Permission } from '@diia-desk/contract'
import type { RequestHandler, Response } from 'express'
import type { Context } from '../../../context.ts'
import { withAccess } from '../../../http/access.ts'
import { callOf } from '../../../http/call.ts'
import { Problem } from '../../../problem.ts'
import { may } from './reach.ts'
import { findSession } from './sessions.ts'
import type { SignedIn } from './sessions.ts'

/** Lets staff pass whose role has the permission. How far it reaches is checked where rows are read (`reach.ts`). */
export function requirePermission(ctx: Context, permission: Permission): RequestHandler {
  return withAccess<RequestHandler>(
    async (req, res, next) => {
      const signedIn = await findSession(ctx, req)
      if (signedIn === undefined) throw new Problem('unauthenticated')
      noteSignedIn(res, signedIn)
      if (!may(signedIn, permission)) throw new Problem('forbidden')
      next()
    },
    { kind: 'permission', permission },
  )
}

/** Stores with a call who makes it. */
export function noteSignedIn(res: Response, signedIn: SignedIn): void {
  res.locals.signedIn = signedIn
  callOf(res).staffId = signedIn.staff.id
}

/** The member of staff who makes the call. Routes after `requirePermission` always have one. */
export function staffOf(res: Response): SignedIn {
  const signedIn = res.locals.signedIn as SignedIn | undefined
  if (signedIn === undefined) throw new Problem('unauthenticated')
  return signedIn
}
