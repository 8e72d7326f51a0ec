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
import type { PasswordChecks } from './features/people/profile/change-password.ts'
import { profileRoutes } from './features/people/profile/routes.ts'
import { createFailureLimit } from './features/people/sessions/failure-limit.ts'
import { sessionRoutes } from './features/people/sessions/routes.ts'
import { createSignInLimits } from './features/people/sessions/sign-in-limits.ts'
import { refuseOverload } from './features/people/sessions/sign-in.ts'
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
import type { CodesInFlight } from './features/visit/codes/code-journal.ts'
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
import { createScreenPriority } from './http/screen-priority.ts'
import { createDiskWatch } from './storage/disk-watch.ts'

/** The context together with the state that each feature keeps. A feature sees the part that its type names. */
export type AppContext = Context &
  DiiaConnection &
  SignInLimits &
  PasswordChecks &
  CodesInFlight &
  WaitingCodes &
  Receipts &
  RatingContext &
  ArrivalsContext &
  ExportContext

/** Creates the state of the features. A test may override parts of it. */
export function compose(ctx: Context, secrets: Secrets, overrides: Partial<AppContext> = {}): AppContext {
  const limits = createSignInLimits(overrides.passwords)
  const app: AppContext = {
    ...ctx,
    ...createDiiaConnection(ctx, secrets),
    ...limits,
    codesInFlight: new Set(),
    waitingCodes: new Map(),
    receipts: createReceiptMaker(),
    ratingFailures: createFailureLimit(),
    passwordFailures: createFailureLimit({ maxFailures: 5 }),
    callbackSecret: secrets.callbackSecret,
    disk: createDiskWatch(ctx.config),
    sources: createSources(),
    unwrapWorkers: overrides.unwrapWorkers ?? createUnwrapWorkers(ctx.config, secrets),
    screenPriority: createScreenPriority(),
    stateExport: createExport(ctx.config, secrets, { ...ctx, ...limits }),
    ...overrides,
  }
  app.sources.add(callbackByCode(app))
  return app
}

/** Ends threads and running calls. The context is closed after that. */
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

/** The routes of all features, by the place where `app.ts` mounts them. */
export interface Routes {
  /** Runs on a sign-in call before anything in it is read. */
  beforeSignIn: RequestHandler
  /**
   * Routes that Diia and eRepository call. They have their own form of answers, and come before the headers of our
   * pages.
   */
  machines: Router[]
  health: Router
  /** Runs at the start and the end of each call from a screen. */
  beforeApi: RequestHandler
  api: Router[]
  integration: Router
  /** Pages for visitors. */
  visitors: Router[]
}

export function createRoutes(app: AppContext, events: Pick<EventStreams, 'admit' | 'handler'>): Routes {
  return {
    beforeSignIn: refuseOverload(app),
    machines: [diiaCallbackRoutes(app), exportRoutes(app)],
    health: healthRoutes(app),
    beforeApi: app.screenPriority.countCalls,
    api: [
      centreRoutes(app),
      sessionRoutes(app),
      profileRoutes(app),
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
