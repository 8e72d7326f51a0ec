import type { Readable } from 'node:stream'
import { gatewayTraceIdHeader } from '@diia-desk/diia-wire'
import { type Dispatcher, Pool } from 'undici'
import { DiiaError, type DiiaOperation } from './diia-error.ts'

export interface TransportOptions {
  baseUrl: string
  firstByteTimeoutMs: number
  totalTimeoutMs: number
  /** Used instead of a new connection pool: a proxy, or a mock in tests. The caller closes it. */
  dispatcher?: Dispatcher
  /** Called with the time in the Date header of each response, whatever its status. */
  onDate?: (date: Date) => void
}

export interface Call {
  operation: DiiaOperation
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path below the base URL. It may contain the acquirer token, so it is never printed. */
  path: string
  query?: Record<string, string>
  body?: unknown
  authorization?: string
}

/** A response with any status. `json` is undefined when the body is empty or not JSON. */
export interface DiiaResponse {
  operation: DiiaOperation
  status: number
  traceId: string | undefined
  empty: boolean
  json: unknown
}

export interface Transport {
  /** Starts the time limit of one operation, which may need several HTTP calls. */
  deadline(): AbortSignal
  send(call: Call, deadline: AbortSignal): Promise<DiiaResponse>
  close(): Promise<void>
}

/** Diia's responses are small; the largest is a long list of branches. */
const maxResponseBytes = 4 * 1024 * 1024

/**
 * Sends calls to Diia over a connection pool, with two time limits: for the first byte of the response, and for the
 * complete operation. A GET whose connection fails is sent once more. Other calls are not repeated, as only the caller
 * knows whether that is safe.
 */
export function createTransport(options: TransportOptions): Transport {
  const { firstByteTimeoutMs, totalTimeoutMs } = options
  const { origin, pathname } = new URL(options.baseUrl)
  const prefix = pathname.replace(/\/+$/, '')
  const dispatcher =
    options.dispatcher ?? new Pool(origin, { connections: 32, connect: { timeout: firstByteTimeoutMs } })

  const sendOnce = async (call: Call, signal: AbortSignal): Promise<DiiaResponse> => {
    const { operation, method, path, query, body, authorization } = call
    try {
      const response = await dispatcher.request({
        origin,
        path: prefix + path + (query ? `?${new URLSearchParams(query).toString()}` : ''),
        method,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(authorization === undefined ? {} : { authorization }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        headersTimeout: firstByteTimeoutMs,
        bodyTimeout: 0,
        signal,
      })
      const date = readDate(response.headers)
      if (date !== undefined) options.onDate?.(date)
      const text = await readLimited(response.body)
      const traceId = readTraceId(response.headers[gatewayTraceIdHeader])
      return { operation, status: response.statusCode, traceId, empty: text === '', json: parseJson(text) }
    } catch (error) {
      // The original error is not kept as the cause: it may contain the address, headers or the socket.
      throw transportError(operation, codeOf(error), signal.aborted)
    }
  }

  return {
    deadline: () => AbortSignal.timeout(totalTimeoutMs),
    send: async (call, deadline) => {
      try {
        return await sendOnce(call, deadline)
      } catch (error) {
        if (call.method !== 'GET' || !(error instanceof DiiaError) || error.kind !== 'unreachable') throw error
        return await sendOnce(call, deadline)
      }
    },
    close: async () => {
      if (!options.dispatcher) await dispatcher.close()
    },
  }
}

/** By events: an async iterator would take longer than all the rest of a short answer. */
function readLimited(body: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    body.on('data', (chunk: Buffer) => {
      length += chunk.length
      chunks.push(chunk)
      if (length > maxResponseBytes) body.destroy(Object.assign(new Error('too large'), { code: tooLarge }))
    })
    body.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    body.on('error', reject)
  })
}

const tooLarge = 'ANSWER_TOO_LARGE'
const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT'])
/** Error codes of failures before anything was sent. */
const beforeSending = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
])
/** Error codes for a response that is not HTTP or is too large. */
const badResponses = /^(?:HPE_|UND_ERR_RES|ANSWER_TOO_LARGE)/

function transportError(operation: DiiaOperation, code: string | undefined, timedOut: boolean): DiiaError {
  const codeProperty = code === undefined ? {} : { code }
  const kind =
    timedOut || timeouts.has(code ?? '') ? 'timeout' : badResponses.test(code ?? '') ? 'bad-answer' : 'unreachable'
  return new DiiaError({
    operation,
    kind,
    mayHaveArrived: !beforeSending.has(code ?? '') && !isTlsFailure(code),
    ...codeProperty,
  })
}

/** When Node does not accept the certificate, the connection is closed before the request is sent. */
function isTlsFailure(code = ''): boolean {
  return /CERT|SELF_SIGNED|^ERR_TLS|UNABLE_TO_(?:GET|VERIFY)/.test(code)
}

/** The error code, if it has the usual form: the only part of another library's error that certainly contains no data. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.name === 'HTTPParserError') return 'HPE_INVALID'
  // When several addresses of a host fail, the AggregateError or its errors have the code.
  const code: unknown =
    'code' in error ? error.code : error instanceof AggregateError ? codeOf(error.errors[0]) : undefined
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : undefined
}

function readTraceId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[\w-]{1,64}$/.test(header) ? header : undefined
}

/** When the response was made. `Age` is the time that it spent in a cache. */
function readDate({ date, age }: Record<string, string | string[] | undefined>): Date | undefined {
  const at = typeof date === 'string' ? Date.parse(date) : Number.NaN
  const seconds = typeof age === 'string' && /^\d{1,9}$/.test(age) ? Number(age) : 0
  return Number.isNaN(at) ? undefined : new Date(at + seconds * 1000)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
