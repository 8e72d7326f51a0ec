import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from './app.ts'
import type { Config, Secrets } from './config.ts'
import { closeFeatures, compose, createRoutes } from './compose.ts'
import type { AppContext } from './compose.ts'
import { closeContext, createContext } from './context.ts'
import type { Context } from './context.ts'
import type { DiiaConnection } from './diia/connection.ts'
import { addDemoCatalogue } from './features/state/catalogue/demo-catalogue.ts'
import { keepOwnCentre } from './features/people/centres/centres.ts'
import { faultOfDemonstration, markDemonstration } from './demo/demonstration.ts'
import { makeDemoHistory } from './demo/history.ts'
import { dropStaleClaims } from './features/arrivals/packages/claim-package.ts'
import { lookAgainAfterChanges } from './features/arrivals/packages/look-again.ts'
import { startPackageQueue } from './features/arrivals/packages/process-packages.ts'
import type { PackageQueue } from './features/arrivals/packages/process-packages.ts'
import { watchRequests } from './features/visit/document-requests/watch-requests.ts'
import { createEventStream, forgetOldEvents } from './features/people/event-stream/event-stream.ts'
import { watchHealth } from './health/watch-health.ts'
import { prepareReports } from './features/state/reports/days.ts'
import { forgetOldAttempts } from './features/people/sessions/count-attempt.ts'
import { forgetEndedBrowsers } from './features/people/sessions/known-browsers.ts'
import { forgetEndedSessions } from './features/people/sessions/sessions.ts'
import { addDemoStaff } from './features/people/staff/demo-staff.ts'
import type { Logger } from './logger.ts'
import { explainStart, StartError } from './start-error.ts'
import { runExclusively } from './storage/run-exclusively.ts'
import { lockDataFolder } from './storage/folder-lock.ts'
import { keepFilesPrivate } from './storage/keep-files-private.ts'
import { reconcileFiles } from './storage/set-aside.ts'

export interface RunningServer {
  url: string
  ctx: AppContext
  packages: PackageQueue
  close(): Promise<void>
}

const housekeepingMs = 10 * 60_000
const diiaCheckMs = 10_000

/**
 * Starts everything: data folder, database, keys, queue, watchers, HTTP. If another process uses the folder, nothing is
 * changed.
 */
export async function startServer(
  config: Config,
  secrets: Secrets,
  log: Logger,
  overrides: Partial<AppContext> = {},
): Promise<RunningServer> {
  const lock = await lockDataFolder(config.storage.dataFolder)
  try {
    await requireFreePort(config)
    keepFilesPrivate(config, log)
    const server = await startOnFolder(config, secrets, log, overrides)
    return { ...server, close: () => server.close().finally(() => lock.release()) }
  } catch (error) {
    lock.release()
    throw explainStart(error, config.storage.dataFolder)
  }
}

async function startOnFolder(
  config: Config,
  secrets: Secrets,
  log: Logger,
  overrides: Partial<AppContext>,
): Promise<RunningServer> {
  const ctx = await open(config, secrets, log, overrides)
  try {
    const fault = await faultOfDemonstration(ctx)
    if (fault !== undefined) throw new StartError(fault)
    await checkKeys(ctx)
    await runExclusively(ctx.db, 'start', async () => {
      await keepOwnCentre(ctx)
      if (config.mode === 'demo') {
        await markDemonstration(ctx)
        await addDemoStaff(ctx)
        await addDemoCatalogue(ctx)
      }
    })
    await dropStaleClaims(ctx)
    await reconcileFilesWithRows(ctx)

    const events = createEventStream(ctx)
    const server = createServer(createApp(ctx, createRoutes(ctx, events)))
    // A slow delivery may take long; an idle connection may not.
    server.requestTimeout = 120_000
    server.headersTimeout = 20_000
    // Longer than a proxy keeps an idle connection. Otherwise it could send a call into a connection that is being
    // closed.
    server.keepAliveTimeout = 75_000
    const port = await listen(server, config)
    await lookAgainAfterChanges(ctx)
    const packages = startPackageQueue(ctx)
    const stopWatchingHealth = watchHealth(ctx)
    const stopWatching = watchRequests(ctx)
    const housekeeping = setInterval(() => void cleanUp(ctx), housekeepingMs)
    housekeeping.unref()
    const stopChecking = keepCheckingDiia(ctx)
    const history = inventHistory(ctx)
    return {
      url: `http://${config.server.host === '0.0.0.0' ? '127.0.0.1' : config.server.host}:${port}`,
      ctx,
      packages,
      async close() {
        stopWatching()
        stopWatchingHealth()
        stopChecking()
        clearInterval(housekeeping)
        events.close()
        const closed = new Promise((resolve) => server.close(resolve))
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 3000).unref()
        await closed
        await history
        await packages.stop()
        await closeAll(ctx)
      },
    }
  } catch (error) {
    await closeAll(ctx)
    throw error
  }
}

async function open(
  config: Config,
  secrets: Secrets,
  log: Logger,
  overrides: Partial<AppContext>,
): Promise<AppContext> {
  const ctx = await createContext(config, secrets, log, overrides)
  try {
    return compose(ctx, secrets, overrides)
  } catch (error) {
    await closeContext(ctx)
    throw error
  }
}

async function closeAll(ctx: AppContext): Promise<void> {
  await closeFeatures(ctx)
  await closeContext(ctx)
}

/** Called while this process has locked the folder and nothing writes yet. No finished file is deleted. */
async function reconcileFilesWithRows(ctx: Context): Promise<void> {
  const { database, blobFolder } = ctx.config.storage
  const known = new Set(
    (await ctx.db.selectFrom('blobs').select('id').where('store', '=', 'folder').execute()).map(({ id }) => id),
  )
  const found = await reconcileFiles(blobFolder, known, ctx.now())
  // On PostgreSQL the files of other processes are in their own folders.
  const missing = database.kind === 'sqlite' ? found.missing : 0
  Object.assign(ctx.storageStatus, { setAside: found.setAside, missing })
  if (found.unfinished > 0)
    ctx.log.info({ count: found.unfinished }, 'removed unfinished files of interrupted deliveries')
  if (found.setAsideNow.files > 0)
    ctx.log.warn(
      { count: found.setAsideNow.files, folder: found.setAsideNow.folder },
      'set aside files that the database does not know',
    )
  if (found.restored > 0) ctx.log.warn({ count: found.restored }, 'restored files that had been set aside')
  if (missing > 0) ctx.log.error({ count: missing, folder: blobFolder }, 'files that the database knows are missing')
}

async function checkKeys(ctx: AppContext): Promise<void> {
  const status = await ctx.unwrapWorkers.ready()
  if (ctx.config.mode === 'production' && status.testAnchors.length > 0) {
    throw new StartError(
      'DIIA_TRUST_ANCHORS: contains an anchor that is only for tests. Use the certificates of the Central Certification Authority (ЦЗО) instead.',
    )
  }
  for (const { subject, expiresAt } of status.recipients)
    ctx.log.info({ subject, expiresAt }, 'key of the organisation')
}

/** Checked before anything is changed: a server of a release without a folder lock may use the port. */
async function requireFreePort(config: Config): Promise<void> {
  const probe = createServer()
  await listen(probe, config)
  await new Promise((resolve) => probe.close(resolve))
}

function listen(server: ReturnType<typeof createServer>, { server: { port, host } }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new StartError(
              `Port ${port} is taken by another program. Stop that program or choose another port with PORT.`,
            )
          : error,
      )
    })
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

/** Checks at once, and again while Diia does not answer. Afterwards the calls of the work show the state. */
function keepCheckingDiia(ctx: Context & DiiaConnection): () => void {
  let ticks = 0
  const check = () => {
    // While the clock is wrong, it is checked every minute, so that a desk without work notices when it has been
    // corrected.
    const mustAskTime = ctx.clock.wrong && ++ticks % 6 === 0
    if (ctx.diiaLink.state === 'ok' && !mustAskTime) return
    ctx.diiaLink
      .watch(() => ctx.diia.checkConnection())
      .catch((error: unknown) => ctx.log.warn({ error }, 'Diia does not answer'))
  }
  check()
  const timer = setInterval(check, diiaCheckMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** Runs in the background, so that the first visitors of a demo do not wait for it. */
async function inventHistory(ctx: Context): Promise<void> {
  if (ctx.config.demo?.history !== true) return
  try {
    await runExclusively(ctx.db, 'demo-history', () => makeDemoHistory(ctx))
  } catch (error) {
    ctx.log.error({ error }, 'inventing work for the demo failed')
  }
}

async function cleanUp(ctx: AppContext): Promise<void> {
  try {
    await forgetOldEvents(ctx)
    await forgetEndedSessions(ctx)
    await forgetOldAttempts(ctx)
    await forgetEndedBrowsers(ctx)
    await ctx.stateExport.pulls.cleanUp()
    await prepareReports(ctx)
  } catch (error) {
    ctx.log.error({ error }, 'housekeeping failed')
  }
}
