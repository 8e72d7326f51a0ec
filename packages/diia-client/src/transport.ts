import { gatewayTraceIdHeader } from '@diia-desk/diia-wire'
import { type Dispatcher, Pool } from 'undici'
import { DiiaError, type DiiaOperation } from './diia-error.ts'

export interface TransportOptions {
  baseUrl: string
  firstByteTimeoutMs: number
  totalTimeoutMs: number
  /** Instead of a pool of its own: a proxy, or a mock in tests. The caller closes it. */
  dispatcher?: Dispatcher
  /** Hears the time that an answer bears, whatever its status. */
  onDate?: (date: Date) => void
}

export interface Call {
  operation: DiiaOperation
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the base address; may hold the acquirer token, so it is never printed. */
  path: string
  query?: Record<string, string>
  body?: unknown
  authorization?: string
}

/** An answer of whatever status. `json` is undefined when the body is empty or not JSON. */
export interface Answer {
  operation: DiiaOperation
  status: number
  traceId: string | undefined
  empty: boolean
  json: unknown
}

export interface Transport {
  /** Ends when the whole time of one operation is over, however many calls that takes. */
  deadline(): AbortSignal
  send(call: Call, deadline: AbortSignal): Promise<Answer>
  close(): Promise<void>
}

/** Diia's answers are small; a list of many branches is the largest. */
const maxAnswerBytes = 4 * 1024 * 1024

/**
 * Keeps connections to Diia and sends calls in two time limits: to the first byte of an answer, and to the end of all. A
 * GET whose connection fails is sent once more; nothing else is, as only the caller knows whether that is safe.
 */
export function createTransport(options: TransportOptions): Transport {
  const { firstByteTimeoutMs, totalTimeoutMs } = options
  const { origin, pathname } = new URL(options.baseUrl)
  const prefix = pathname.replace(/\/+$/, '')
  const dispatcher =
    options.dispatcher ?? new Pool(origin, { connections: 32, connect: { timeout: firstByteTimeoutMs } })

  const sendOnce = async (call: Call, signal: AbortSignal): Promise<Answer> => {
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
      // The error of the library is dropped here on purpose: it may hold the address, headers or the socket.
      throw failed(operation, codeOf(error), signal.aborted)
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

async function readLimited(body: AsyncIterable<unknown>): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue
    length += chunk.length
    if (length > maxAnswerBytes) throw Object.assign(new Error('too large'), { code: tooLarge })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const tooLarge = 'ANSWER_TOO_LARGE'
const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT'])
/** Failures before anything was sent. */
const beforeSending = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
])
/** An answer that is no HTTP, or more of it than any answer of Diia. */
const badAnswers = /^(?:HPE_|UND_ERR_RES|ANSWER_TOO_LARGE)/

function failed(operation: DiiaOperation, code: string | undefined, outOfTime: boolean): DiiaError {
  const known = code === undefined ? {} : { code }
  const kind =
    outOfTime || timeouts.has(code ?? '') ? 'timeout' : badAnswers.test(code ?? '') ? 'bad-answer' : 'unreachable'
  return new DiiaError({
    operation,
    kind,
    mayHaveArrived: !beforeSending.has(code ?? '') && !isTlsFailure(code),
    ...known,
  })
}

/** A certificate that Node does not accept ends the connection before the request. */
function isTlsFailure(code = ''): boolean {
  return /CERT|SELF_SIGNED|^ERR_TLS|UNABLE_TO_(?:GET|VERIFY)/.test(code)
}

/** Only a code in the usual form is taken over: it is the one part of a foreign error that is sure to hold no data. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.name === 'HTTPParserError') return 'HPE_INVALID'
  // Several addresses of one host fail together as an AggregateError with a code of its own or of its parts.
  const code: unknown =
    'code' in error ? error.code : error instanceof AggregateError ? codeOf(error.errors[0]) : undefined
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : undefined
}

function readTraceId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[\w-]{1,64}$/.test(header) ? header : undefined
}

/** When the answer was made; one that a cache kept says for how long. */
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
