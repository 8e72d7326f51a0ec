import type { RequestHandler, Router } from 'express'
import type { Secrets } from './config.ts'
import type { Context } from './context.ts'
import { createDiiaConnection } from './diia/connection.ts'
import type { DiiaConnection } from './diia/connection.ts'
import type { EventStreams } from './features/people/event-stream/event-stream.ts'
import { eventRoutes } from './features/people/event-stream/routes.ts'
import type { ArrivalsContext } from './features/arrivals/packages/arrivals-context.ts'
import { diiaCallbackRoutes } from './features/arrivals/callback/routes.ts'
import { documentCopyRoutes } from './features/arrivals/copies/routes.ts'
import { createSources } from './features/arrivals/packages/sources.ts'
import { createUnwrapWorkers } from './features/arrivals/packages/unwrap-workers.ts'
import { centreRoutes } from './features/people/centres/routes.ts'
import { createFailureLimit } from './features/people/sessions/failure-limit.ts'
import { sessionRoutes } from './features/people/sessions/routes.ts'
import { createSignInLimits } from './features/people/sessions/sign-in-limits.ts'
import { refuseCrowd } from './features/people/sessions/sign-in.ts'
import type { SignInLimits } from './features/people/sessions/sign-in-limits.ts'
import { integrationRoutes } from './features/state/integration/routes.ts'
import { createExport } from './features/state/export/create-export.ts'
import type { ExportContext } from './features/state/export/export-context.ts'
import { exportRoutes } from './features/state/export/routes.ts'
import { monitoringRoutes } from './features/state/monitoring/routes.ts'
import { reportRoutes } from './features/state/reports/routes.ts'
import { createReceiptMaker } from './features/visit/appeals/receipt-maker.ts'
import { appealRoutes } from './features/visit/appeals/routes.ts'
import type { Receipts } from './features/visit/appeals/receipt.ts'
import type { CodesOnTheirWay } from './features/visit/codes/code-journal.ts'
import type { WaitingCodes } from './features/visit/document-requests/repository.ts'
import { callbackByCode } from './features/visit/document-requests/callback-by-code.ts'
import { documentRequestRoutes } from './features/visit/document-requests/routes.ts'
import { ratingRoutes } from './features/visit/ratings/routes.ts'
import type { RatingContext } from './features/visit/ratings/routes.ts'
import { serviceRoutes } from './features/visit/services/routes.ts'
import { todayRoutes } from './features/visit/today/routes.ts'
import { validationRoutes } from './features/visit/validations/routes.ts'
import { healthRoutes } from './health/ready-routes.ts'
import { systemHealthRoutes } from './health/routes.ts'
import { createPrecedence } from './http/precedence.ts'
import { createDiskWatch } from './storage/disk-watch.ts'

/** The context with what each feature holds of its own. A feature sees the part that it names. */
export type AppContext = Context &
  DiiaConnection &
  SignInLimits &
  CodesOnTheirWay &
  WaitingCodes &
  Receipts &
  RatingContext &
  ArrivalsContext &
  ExportContext

/** Makes what the features hold; a test overrides what it must. */
export function compose(ctx: Context, secrets: Secrets, overrides: Partial<AppContext> = {}): AppContext {
  const limits = createSignInLimits(overrides.passwords)
  const app: AppContext = {
    ...ctx,
    ...createDiiaConnection(ctx, secrets),
    ...limits,
    codesOnTheirWay: new Set(),
    waitingCodes: new Map(),
    receipts: createReceiptMaker(),
    ratingFailures: createFailureLimit(),
    callbackSecret: secrets.callbackSecret,
    disk: createDiskWatch(ctx.config),
    sources: createSources(),
    unwrapWorkers: overrides.unwrapWorkers ?? createUnwrapWorkers(ctx.config, secrets),
    precedence: createPrecedence(),
    stateExport: createExport(ctx.config, secrets, { ...ctx, ...limits }),
    ...overrides,
  }
  app.sources.add(callbackByCode(app))
  return app
}

/** Ends threads and calls under way; the context is closed after that. */
export async function closeFeatures(app: AppContext): Promise<void> {
  await Promise.all([
    app.unwrapWorkers.close(),
    app.receipts.close(),
    app.passwords.close(),
    app.stateExport.pages.close(),
  ])
  await app.diia.close()
  await app.stateExport.pulls.close()
}

/** Addresses of all features, by where `app.ts` mounts them. */
export interface Routes {
  /** Sees a call to sign in before anything of it is read. */
  beforeSignIn: RequestHandler
  /** What Diia and eRepository call: answers of their own, before the headers of our pages. */
  machines: Router[]
  health: Router
  /** Sees each call of a screen as it comes and goes. */
  beforeApi: RequestHandler
  api: Router[]
  integration: Router
  /** Pages of visitors. */
  visitors: Router[]
}

export function createRoutes(app: AppContext, events: Pick<EventStreams, 'admit' | 'handler'>): Routes {
  return {
    beforeSignIn: refuseCrowd(app),
    machines: [diiaCallbackRoutes(app), exportRoutes(app)],
    health: healthRoutes(app),
    beforeApi: app.precedence.notice,
    api: [
      centreRoutes(app),
      sessionRoutes(app),
      validationRoutes(app),
      documentRequestRoutes(app),
      documentCopyRoutes(app),
      todayRoutes(app),
      appealRoutes(app),
      serviceRoutes(app),
      reportRoutes(app),
      monitoringRoutes(app),
      systemHealthRoutes(app),
      eventRoutes(app, events),
    ],
    integration: integrationRoutes(app),
    visitors: [ratingRoutes(app)],
  }
}
