import { once } from 'node:events'
import { createServer } from 'node:http'
import { Agent } from 'undici'
import { createApp } from './app.ts'
import { storeDemoBranch } from './branches.ts'
import { createPhoneChanges } from './phone-changes.ts'
import { createClock } from './clock.ts'
import type { Context } from './context.ts'
import { type Control, createControl } from './control.ts'
import { createFaults } from './faults.ts'
import { dataFiles, hasKeyFiles, loadOrCreateText, randomHex } from './data-folder.ts'
import type { Keys } from './hierarchy.ts'
import { type SimulatorOptions, switchesOf } from './options.ts'
import { createSessionTokens } from './session-tokens.ts'
import { createStore } from './store.ts'

export interface Simulator {
  /** Base address of the partner API, without a slash at the end. */
  url: string
  phoneUrl: string
  acquirerToken: string
  authAcquirerToken: string
  /** Branch of the demo organisation. */
  branchId: string
  control: Control
  reset(): void
  /** Stops listening, aborts pending work and resolves when the port is free. */
  close(): Promise<void>
}

/** Starts a simulated Diia. Throws in production, which must never use a simulator. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  if (process.env.NODE_ENV === 'production')
    throw new Error('The Diia simulator does not run with NODE_ENV=production.')
  const { ctx, resetState, stop } = createContext(options)
  // A partner's configuration needs these files, and the start must fail with an unsuitable certificate.
  if (options.organisationCertificate || (options.dataFolder && !hasKeyFiles(options.dataFolder))) await ctx.keys()
  const control = createControl(ctx, resetState)
  const server = createServer(createApp(ctx, control))
  const host = options.host ?? '127.0.0.1'
  server.listen(options.port ?? 0, host)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The simulator listens on no port.')
  const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${address.port}`
  return {
    url,
    phoneUrl: `${url.replace('127.0.0.1', 'localhost')}/phone`,
    ...ctx.secrets,
    branchId: ctx.demoBranchId,
    control,
    reset: () => control.reset(),
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await Promise.all([closed, stop()])
    },
  }
}

function createContext(options: SimulatorOptions): { ctx: Context; resetState: () => void; stop: () => Promise<void> } {
  const { dataFolder, organisationCertificate } = options
  let keys: Promise<Keys> | undefined
  const clock = createClock(options.now)
  const closeSignal = new AbortController()
  const acquirerToken = options.acquirerToken ?? loadOrCreateText(dataFolder, dataFiles.acquirerToken, randomHex)
  const makeAuthToken = (): string => Buffer.from(`acquirer_1:${acquirerToken}`).toString('base64')
  const ctx: Context = {
    switches: switchesOf(options),
    store: createStore(),
    clock,
    tokens: createSessionTokens(clock, () => ctx.switches.tokenLifetimeSeconds),
    keys: () =>
      (keys ??= import('./hierarchy.ts').then(({ createKeys }) =>
        createKeys({ dataFolder, organisationCertificate, now: clock.now() }),
      )),
    changes: createPhoneChanges(),
    faults: createFaults(),
    secrets: {
      acquirerToken,
      authAcquirerToken:
        options.authAcquirerToken ?? loadOrCreateText(dataFolder, dataFiles.authAcquirerToken, makeAuthToken),
    },
    callbackUrl: options.callbackUrl,
    demoBranchId: loadOrCreateText(dataFolder, dataFiles.branchId, randomHex),
    pendingWork: new Set(),
    agent: new Agent(),
    closeSignal: closeSignal.signal,
  }
  storeDemoBranch(ctx)
  return {
    ctx,
    resetState: () => {
      ctx.switches = switchesOf(options)
      ctx.store = createStore()
      ctx.callbackUrl = options.callbackUrl
      storeDemoBranch(ctx)
    },
    stop: async () => {
      closeSignal.abort()
      await Promise.all(ctx.pendingWork)
      await ctx.agent.destroy()
    },
  }
}
