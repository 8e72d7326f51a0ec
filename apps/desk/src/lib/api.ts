// Every call to the bff. Nothing is logged here and errors carry codes only; the screen that asked owns the error.
import { deskHeader, problemSchema, sessionHeader } from '@diia-desk/contract'
import { z } from 'zod'
import { learnServerTime } from './clock.ts'
import { ProblemError } from './problem.ts'
import { tabSession } from './tab-session.ts'

/** The bff gives Diia ten seconds; past this the bff itself is silent. */
const timeLimitMs = 25_000

export const api = {
  get: <T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> =>
    call('GET', path, { schema, ...(signal && { signal }) }),
  /** Asked by the browser, not by this page: of whoever is signed in now, or to sign in. */
  getForBrowser: <T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> =>
    call('GET', path, { schema, forBrowser: true, ...(signal && { signal }) }),
  postForBrowser: <T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T> =>
    call('POST', path, { schema, body, forBrowser: true }),
  post: <T>(path: string, body: unknown, schema: z.ZodType<T>, limitMs?: number): Promise<T> =>
    call('POST', path, { schema, body, ...(limitMs !== undefined && { limitMs }) }),
  patch: <T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T> => call('PATCH', path, { schema, body }),
  /** A call whose answer says nothing that a screen needs. */
  send: (method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<void> =>
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
  const response = await reach(method, path, options)
  learnServerTime(response.headers.get('date'))
  const text = await response.text().catch(() => {
    throw new ProblemError('offline')
  })
  const body = parse(text)
  if (!response.ok) {
    const problem = problemSchema.safeParse(body)
    if (problem.success) throw new ProblemError(problem.data.code, problem.data)
    // A proxy that answers for a bff which is down has no problem+json to give.
    throw new ProblemError(response.status >= 502 ? 'offline' : 'unexpected-answer')
  }
  const parsed = options.schema.safeParse(body)
  if (!parsed.success) throw new ProblemError('unexpected-answer')
  return parsed.data
}

async function reach<T>(
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
    // The one who asked no longer wants the answer: that is no failure of the network.
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
