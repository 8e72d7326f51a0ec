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
  /** Value for Basic authorisation of the token call, in base64. Diia's test environment requires it. */
  authAcquirerToken?: string
  /** Default 5000. */
  firstByteTimeoutMs?: number
  /** Time limit of one call including its response; obtaining a session token has its own limit. Default 10 000. */
  totalTimeoutMs?: number
  /** Used instead of a new connection pool: an HTTP proxy, or a mock in tests. */
  dispatcher?: Dispatcher
  now?: () => Date
  /** Called with the time of Diia's clock for each response. */
  onDate?: (date: Date) => void
}

export interface DiiaClient extends BranchCalls, DocumentCalls {
  /** Obtains a new session token, which checks the address, the network and the acquirer token. */
  checkConnection(): Promise<void>
  close(): Promise<void>
}

/** Creates a client whose calls reject only with DiiaError. */
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
