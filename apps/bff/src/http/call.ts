import { randomUUID } from 'node:crypto'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { Context } from '../context.ts'
import { describeError } from '../logger.ts'
import { Problem } from '../problem.ts'
import { fieldsOf } from '../thrown.ts'

/** What is known of one HTTP call. `id` is in every problem, and staff read it out to support. */
export interface Call {
  id: string
  /** Who made the call, once that is known. */
  staffId?: string
}

export function callOf(res: Response): Call {
  return res.locals.call as Call
}

/**
 * Gives each call an id and writes one log line at its end: method, route pattern, status, time. Never the address
 * itself.
 */
export function trackCalls(ctx: Context): RequestHandler {
  return (req, res, next) => {
    const call: Call = { id: randomUUID() }
    res.locals.call = call
    const started = performance.now()
    res.once('close', () => {
      const route = (req.route as { path?: string } | undefined)?.path ?? 'unmatched'
      const ms = Math.round(performance.now() - started)
      const level = res.statusCode >= 500 ? 'error' : route.startsWith('/health') ? 'debug' : 'info'
      ctx.log[level](
        {
          callId: call.id,
          method: req.method,
          route,
          status: res.statusCode,
          ms,
          ...(call.staffId !== undefined && { staffId: call.staffId }),
        },
        'call',
      )
    })
    next()
  }
}

/** The only place where errors become answers. */
export function answerProblems(ctx: Context) {
  return (error: unknown, req: Request, res: Response, _next: NextFunction): void => {
    const call = callOf(res)
    const problem = toProblem(error)
    if (problem.code === 'internal') ctx.log.error({ callId: call.id, error: problem.cause }, 'unexpected error')
    else
      ctx.log.debug(
        { callId: call.id, code: problem.code, ...(problem.cause === undefined ? {} : describeError(problem.cause)) },
        'problem',
      )
    if (res.headersSent) {
      res.destroy()
      return
    }
    if (problem.details.retryAt !== undefined)
      res.set(
        'Retry-After',
        String(Math.max(1, Math.ceil((problem.details.retryAt.getTime() - ctx.now().getTime()) / 1000))),
      )
    // `path` is without the query. Our addresses contain only ids of ours, and the callback answers by itself.
    res
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problem.toBody(call.id, req.baseUrl + req.path)))
  }
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  // express.json() and the router report faults by `type` and `status`, PostgreSQL by `code`.
  const { type, status, code } = fieldsOf(error)
  if (type === 'entity.too.large') return new Problem('payload-too-large')
  if (type === 'entity.parse.failed' || type === 'request.size.invalid' || type === 'request.aborted')
    return new Problem('malformed-request')
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return new Problem('unsupported-media-type')
  // A text with U+0000, which PostgreSQL cannot store. No row contains it, so it is a wrong request.
  if (status === 400 || code === '22021') return new Problem('malformed-request')
  return new Problem('internal', { cause: error })
}
