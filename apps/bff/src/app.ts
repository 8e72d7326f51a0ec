import { paths } from '@diia-desk/contract'
import express from 'express'
import type { Express, RequestHandler } from 'express'
import type { Context } from './context.ts'
import { appealRoutes } from './features/visit/appeals/routes.ts'
import { centreRoutes } from './features/people/centres/routes.ts'
import { diiaCallbackRoutes } from './features/arrivals/callback/routes.ts'
import { documentCopyRoutes } from './features/arrivals/copies/routes.ts'
import { documentRequestRoutes } from './features/visit/document-requests/routes.ts'
import type { createEventStream } from './events/event-stream.ts'
import { healthRoutes } from './health/ready-routes.ts'
import { exportRoutes } from './features/state/export/routes.ts'
import { monitoringRoutes } from './features/state/monitoring/routes.ts'
import { integrationRoutes } from './features/state/integration/routes.ts'
import { ratingRoutes } from './features/visit/ratings/routes.ts'
import { reportRoutes } from './features/state/reports/routes.ts'
import { serviceRoutes } from './features/visit/services/routes.ts'
import { refuseCrowd } from './features/people/sessions/sign-in.ts'
import { sessionRoutes } from './features/people/sessions/routes.ts'
import { systemHealthRoutes } from './health/routes.ts'
import { todayRoutes } from './features/visit/today/routes.ts'
import { validationRoutes } from './features/visit/validations/routes.ts'
import { answerProblems, trackCalls } from './http/call.ts'
import { proxyTrust } from './http/client-address.ts'
import { deskFiles } from './http/desk-files.ts'
import { declaredRoutes, mount, servesNothing } from './http/access.ts'
import { onlyMethods, requireOwnOrigin, requirePermission } from './http/guards.ts'
import { securityHeaders } from './http/security-headers.ts'
import { Problem } from './problem.ts'

/** All that answers HTTP, in the order in which a call meets it. Each address says who may use it, or there is no app. */
export function createApp(
  ctx: Context,
  events: Pick<ReturnType<typeof createEventStream>, 'admit' | 'handler'>,
): Express {
  const app = express()
  app.disable('x-powered-by')
  // Answers of the API are not to be kept, so hashing each for an ETag would be work for nothing.
  app.disable('etag')
  app.set('trust proxy', proxyTrust(ctx.config.server.proxies))
  app.set('case sensitive routing', true)
  app.set('query parser', 'simple')

  app.use(servesNothing(trackCalls(ctx)))
  app.use(paths.session, servesNothing(refuseCrowd(ctx)))
  app.use(diiaCallbackRoutes(ctx))
  app.use(exportRoutes(ctx))
  mount(app, '/health', healthRoutes(ctx))
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
  app.use('/api', servesNothing(ctx.precedence.notice))
  app.use('/api', requireOwnOrigin(ctx))
  mount(
    app,
    '/api',
    centreRoutes(ctx),
    sessionRoutes(ctx),
    validationRoutes(ctx),
    documentRequestRoutes(ctx),
    documentCopyRoutes(ctx),
    todayRoutes(ctx),
    appealRoutes(ctx),
    serviceRoutes(ctx),
    reportRoutes(ctx),
    monitoringRoutes(ctx),
    systemHealthRoutes(ctx),
  )
  // A stream has no end that a head could be of.
  app.head('/api/events', onlyMethods('GET'))
  app.use(paths.events, servesNothing(events.admit))
  app.get('/api/events', requirePermission(ctx, 'events.listen'), events.handler)
  app.all('/api/events', onlyMethods('GET'))
  app.use('/api', nothingHere)

  mount(app, '/integration/v1', integrationRoutes(ctx))

  app.use(ratingRoutes(ctx))
  app.use(deskFiles(ctx))
  app.use(nothingHere)
  app.use(answerProblems(ctx))
  declaredRoutes(app)
  return app
}

const nothingHere = servesNothing<RequestHandler>(() => {
  throw new Problem('not-found')
})
