import { timingSafeEqual } from 'node:crypto'
import { type RequestHandler, Router } from 'express'
import type { Context } from '../context.ts'
import { unauthorised } from '../failure.ts'

/**
 * The token call. SDKs send `Basic` with either of the two secrets, `Bearer` or nothing, so the header is checked only
 * when the ingress of Diia's test environment is simulated.
 */
export function sessionRoutes(ctx: Context): Router {
  const router = Router({ caseSensitive: true })
  router.get('/v1/auth/acquirer/:acquirerToken', (req, res) => {
    if (ctx.switches.requireBasic && !isBasic(req.headers.authorization, ctx.secrets.authAcquirerToken)) {
      res.set('WWW-Authenticate', 'Basic')
      throw unauthorised('Authorization required')
    }
    const token = req.params.acquirerToken
    if (!equal(token, ctx.secrets.acquirerToken))
      throw unauthorised(`Acquirer not found by the provided token ${token}`, 'operated')
    res.json({ token: ctx.tokens.issue() })
  })
  return router
}

/** Checks the session token of all other calls of the partner API. The 401 messages are those of be-gateway-service. */
export function authenticate(ctx: Context): RequestHandler {
  return (req, _res, next) => {
    const [scheme, token, ...rest] = (req.headers.authorization ?? '').split(' ')
    if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0) throw unauthorised('Empty token')
    ctx.tokens.check(token)
    next()
  }
}

function isBasic(header: string | undefined, secret: string): boolean {
  const [scheme, value = ''] = (header ?? '').split(' ')
  return scheme?.toLowerCase() === 'basic' && equal(value, secret)
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
