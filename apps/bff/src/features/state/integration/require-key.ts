import type { RequestHandler, Response } from 'express'
import type { Context } from '../../../context.ts'
import { callOf } from '../../../http/call.ts'
import { withAccess } from '../../../http/access.ts'
import { clientAddress } from '../../../http/client-address.ts'
import { Problem } from '../../../problem.ts'
import { createFailureLimit } from '../../people/staff/failure-limit.ts'
import { findKey } from './keys.ts'
import type { IntegrationKey } from './keys.ts'

/**
 * Requires an active key. Sessions of staff give no access here.
 *
 * A key of 256 bits cannot be guessed. Failures are counted only to limit the log. A caller with an active key is never
 * blocked, not even when a forgotten program uses an old key from the same address.
 */
export function requireIntegrationKey(ctx: Context): RequestHandler {
  const failures = createFailureLimit()
  return withAccess<RequestHandler>(
    async (req, res, next) => {
      const presented = /^Bearer ([\w.~+/=-]{1,200})$/i.exec(req.get('authorization') ?? '')?.[1]
      const key = presented === undefined ? undefined : await findKey(ctx, presented)
      if (key === undefined) {
        const blockedUntil = failures.countAttempt(clientAddress(req), ctx.now())
        if (blockedUntil !== undefined) throw new Problem('too-many-requests', { retryAt: blockedUntil })
        ctx.log.warn({ callId: callOf(res).id }, 'integration key refused')
        res.set('WWW-Authenticate', 'Bearer realm="diia-desk integration"')
        throw new Problem('unauthenticated')
      }
      res.locals['integrationKey'] = key
      next()
    },
    { kind: 'open', reason: 'another system of the centre posts with its key' },
  )
}

/** The key of a call after `requireIntegrationKey`. */
export function integrationKeyOf(res: Response): IntegrationKey {
  return res.locals['integrationKey'] as IntegrationKey
}
