import type { Dispatcher } from 'undici'
import { type BranchCalls, createBranchCalls } from './branches.ts'
import { createDocumentCalls, type DocumentCalls } from './documents.ts'
import { createSession } from './session.ts'
import { createTransport } from './transport.ts'

export interface DiiaClientOptions {
  /** `https://api2.diia.gov.ua`, `https://api2s.diia.gov.ua` (test) or a simulator. */
  baseUrl: string
  /** The organisation's long-lived secret. */
  acquirerToken: string
  /** Value of Basic authorisation for the token call, already base64; the test stand asks for it. */
  authAcquirerToken?: string
  /** Default 5000. */
  firstByteTimeoutMs?: number
  /** Of one call with its answer; a new session token has a limit of its own. Default 10 000. */
  totalTimeoutMs?: number
  /** Instead of a pool of its own: an HTTP proxy, or a mock in tests. */
  dispatcher?: Dispatcher
  now?: () => Date
  /** Hears the time of Diia's clock with each answer. */
  onDate?: (date: Date) => void
}

export interface DiiaClient extends BranchCalls, DocumentCalls {
  /** Obtains a new session token, which proves address, network and acquirer token at once. */
  checkConnection(): Promise<void>
  close(): Promise<void>
}

/** All calls reject with DiiaError only. */
export function createDiiaClient(options: DiiaClientOptions): DiiaClient {
  const {
    baseUrl,
    acquirerToken,
    authAcquirerToken,
    firstByteTimeoutMs = 5000,
    totalTimeoutMs = 10_000,
    dispatcher,
    now = () => new Date(),
    onDate,
  } = options
  const transport = createTransport({
    baseUrl,
    firstByteTimeoutMs,
    totalTimeoutMs,
    ...(dispatcher ? { dispatcher } : {}),
    ...(onDate ? { onDate } : {}),
  })
  const session = createSession(transport, { acquirerToken, now, ...(authAcquirerToken ? { authAcquirerToken } : {}) })
  return {
    ...createBranchCalls(session),
    ...createDocumentCalls(session),
    checkConnection: () => session.renew(),
    close: () => transport.close(),
  }
}
