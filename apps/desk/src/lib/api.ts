// All calls to the bff. Nothing is logged here, and errors contain only codes; the screen that made the call shows the
// error.
import { deskHeader, problemSchema, sessionHeader } from '@diia-desk/contract'
import { z } from 'zod'
import { learnServerTime } from './clock.ts'
import { ProblemError } from './problem.ts'
import { tabSession } from './tab-session.ts'

/** The bff waits ten seconds for Diia; after this longer limit the bff itself does not answer. */
const timeLimitMs = 25_000

export const api = {
  get: <T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> =>
    call('GET', path, { schema, ...(signal && { signal }) }),
  /** Without the session of this tab: asks who is signed in in the browser, or signs in. */
  getForBrowser: <T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> =>
    call('GET', path, { schema, forBrowser: true, ...(signal && { signal }) }),
  postForBrowser: <T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T> =>
    call('POST', path, { schema, body, forBrowser: true }),
  post: <T>(path: string, body: unknown, schema: z.ZodType<T>, limitMs?: number): Promise<T> =>
    call('POST', path, { schema, body, ...(limitMs !== undefined && { limitMs }) }),
  patch: <T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T> => call('PATCH', path, { schema, body }),
  /** A call whose response body is not needed. */
  send: (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<void> =>
    call(method, path, { schema: anything, body }),
}

const anything = z.unknown().transform(() => undefined)

interface CallOptions<T> {
  schema: z.ZodType<T>
  body?: unknown
  signal?: AbortSignal
  limitMs?: number
  forBrowser?: boolean
}

async function call<T>(method: string, path: string, options: CallOptions<T>): Promise<T> {
  const response = await fetchResponse(method, path, options)
  learnServerTime(response.headers.get('date'))
  const text = await response.text().catch(() => {
    throw new ProblemError('offline')
  })
  const body = parse(text)
  if (!response.ok) {
    const problem = problemSchema.safeParse(body)
    if (problem.success) throw new ProblemError(problem.data.code, problem.data)
    // A proxy that answers for an unreachable bff does not send problem+json.
    throw new ProblemError(response.status >= 502 ? 'offline' : 'unexpected-answer')
  }
  const parsed = options.schema.safeParse(body)
  if (!parsed.success) throw new ProblemError('unexpected-answer')
  return parsed.data
}

async function fetchResponse<T>(
  method: string,
  path: string,
  { body, signal, limitMs = timeLimitMs, forBrowser = false }: CallOptions<T>,
): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
  if (method !== 'GET') headers[deskHeader] = '1'
  const session = forBrowser ? undefined : tabSession()
  if (session !== undefined) headers[sessionHeader] = session
  if (body !== undefined) headers['content-type'] = 'application/json'
  const limit = AbortSignal.timeout(limitMs)
  try {
    return await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  } catch (error) {
    // The caller has cancelled the call, which is not a network failure.
    if (signal?.aborted === true) throw error
    throw new ProblemError('offline')
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
