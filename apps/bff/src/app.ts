import { paths } from '@diia-desk/contract'
import express from 'express'
import type { Express, RequestHandler } from 'express'
import type { Routes } from './compose.ts'
import type { Context } from './context.ts'
import { declaredRoutes, mount, servesNothing } from './http/access.ts'
import { answerProblems, trackCalls } from './http/call.ts'
import { proxyTrust } from './http/client-address.ts'
import { deskFiles } from './http/desk-files.ts'
import { requireOwnOrigin } from './http/guards.ts'
import { securityHeaders } from './http/security-headers.ts'
import { Problem } from './problem.ts'

/**
 * The whole HTTP application, in the order in which a call passes through it. Each address must say who may use it;
 * otherwise the app is not created.
 */
export function createApp(ctx: Context, routes: Routes): Express {
  const app = express()
  app.disable('x-powered-by')
  // Answers of the API must not be cached, so computing an ETag for each would be wasted work.
  app.disable('etag')
  app.set('trust proxy', proxyTrust(ctx.config.server.proxies))
  app.set('case sensitive routing', true)
  app.set('query parser', 'simple')

  app.use(servesNothing(trackCalls(ctx)))
  app.use(paths.session, servesNothing(routes.beforeSignIn))
  app.use(...routes.machines)
  mount(app, '/health', routes.health)
  app.use(servesNothing(securityHeaders(ctx.config.server.publicUrl.startsWith('https:'))))
  app.use(
    servesNothing<RequestHandler>((_req, res, next) => {
      res.set('Permissions-Policy', 'camera=(self), hid=(self), serial=(self), microphone=(), geolocation=()')
      next()
    }),
  )

  app.use(
    '/api',
    servesNothing<RequestHandler>((_req, res, next) => {
      res.set('Cache-Control', 'no-store')
      next()
    }),
  )
  app.use('/api', servesNothing(routes.beforeApi))
  app.use('/api', requireOwnOrigin(ctx))
  mount(app, '/api', ...routes.api)
  app.use('/api', nothingHere)

  mount(app, '/integration/v1', routes.integration)

  app.use(...routes.visitors)
  app.use(deskFiles(ctx))
  app.use(nothingHere)
  app.use(answerProblems(ctx))
  declaredRoutes(app)
  return app
}

const nothingHere = servesNothing<RequestHandler>(() => {
  throw new Problem('not-found')
})
