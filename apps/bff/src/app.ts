import express from 'express'
import type { Express } from 'express'
import type { Context } from './context.ts'
import { appealRoutes } from './features/appeals/routes.ts'
import { centreRoutes } from './features/centres/routes.ts'
import { diiaCallbackRoutes } from './features/diia-callback/routes.ts'
import { documentCopyRoutes } from './features/document-copies/routes.ts'
import { documentRequestRoutes } from './features/document-requests/routes.ts'
import type { createEventStream } from './features/events/event-stream.ts'
import { healthRoutes } from './features/health/routes.ts'
import { exportRoutes } from './features/monitoring/export-routes.ts'
import { monitoringRoutes } from './features/monitoring/routes.ts'
import { integrationRoutes } from './features/integration/routes.ts'
import { ratingRoutes } from './features/ratings/routes.ts'
import { reportRoutes } from './features/reports/routes.ts'
import { serviceRoutes } from './features/services/routes.ts'
import { sessionRoutes } from './features/sessions/routes.ts'
import { todayRoutes } from './features/today/routes.ts'
import { validationRoutes } from './features/validations/routes.ts'
import { answerProblems, trackCalls } from './http/call.ts'
import { deskFiles } from './http/desk-files.ts'
import { onlyMethods, requireOwnOrigin, requireStaff } from './http/guards.ts'
import { securityHeaders } from './http/security-headers.ts'
import { Problem } from './problem.ts'

/** All that answers HTTP, in the order in which a call meets it. */
export function createApp(ctx: Context, events: Pick<ReturnType<typeof createEventStream>, 'admit' | 'handler'>): Express {
  const app = express()
  app.disable('x-powered-by')
  // Answers of the API are not to be kept, so hashing each for an ETag would be work for nothing.
  app.disable('etag')
  app.set('trust proxy', ctx.config.server.trustProxy ? 1 : false)
  app.set('case sensitive routing', true)
  app.set('query parser', 'simple')

  app.use(trackCalls(ctx))
  app.use(diiaCallbackRoutes(ctx))
  app.use(exportRoutes(ctx))
  app.use('/health', healthRoutes(ctx))
  app.use(securityHeaders(ctx.config.server.publicUrl.startsWith('https:')))
  app.use((_req, res, next) => {
    res.set('Permissions-Policy', 'camera=(self), hid=(self), serial=(self), microphone=(), geolocation=()')
    next()
  })

  app.use('/api', (_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })
  app.use('/api', ctx.precedence.notice)
  app.use('/api', requireOwnOrigin(ctx))
  app.use('/api', centreRoutes(ctx), sessionRoutes(ctx), validationRoutes(ctx), documentRequestRoutes(ctx), documentCopyRoutes(ctx), todayRoutes(ctx), appealRoutes(ctx), serviceRoutes(ctx), reportRoutes(ctx), monitoringRoutes(ctx))
  app.get('/api/events', events.admit)
  app.get('/api/events', requireStaff(ctx), events.handler)
  app.all('/api/events', onlyMethods('GET'))
  app.use('/api', () => {
    throw new Problem('not-found')
  })

  app.use('/integration/v1', integrationRoutes(ctx))

  app.use(ratingRoutes(ctx))
  app.use(deskFiles(ctx))
  app.use(() => {
    throw new Problem('not-found')
  })
  app.use(answerProblems(ctx))
  return app
}
