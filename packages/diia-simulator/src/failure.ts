import type { ErrorRequestHandler, RequestHandler } from 'express'

/**
 * A failure in Diia's shape. `name` is `Error` on most of them because be-pkg-errors sets none.
 */
export class Failure extends Error {
  readonly status: number
  readonly body: Record<string, unknown>

  constructor(status: number, message: string, more: { name?: string; type?: string; data?: unknown } = {}) {
    super(message)
    this.status = status
    this.body = { name: more.name ?? 'Error', message, code: status, type: more.type, data: more.data }
  }
}

/** A failure of one of Diia's services, which all say `unoperated` and carry `data` unless they know better. */
export class ServiceFailure extends Failure {
  constructor(status: number, message: string, more: { type?: string; data?: unknown } = {}) {
    super(status, message, { type: 'unoperated', data: {}, ...more })
  }
}

/** Refusal of a shown code, which a switch may turn into 200 with `success: false`. */
export class CodeRefusal extends ServiceFailure {}

export function unauthorised(message: string, type?: string): Failure {
  return new ServiceFailure(401, message, type === undefined ? {} : { type })
}

export function forbidden(): Failure {
  return new ServiceFailure(403, 'Forbidden')
}

export function missingModel(model: string, id: string): Failure {
  return new ServiceFailure(404, `The requested model ${model} ${id} could not be found.`)
}

/** be-pkg-validators since 2024, with the older status: public material does not tell which one is live. */
export function invalidParameters(errors: { type: string; message: string; field: string }[]): Failure {
  return new Failure(422, 'Parameter validation error', {
    name: 'ValidationError',
    type: 'VALIDATION_ERROR',
    data: { errors },
  })
}

/** be-gateway-service with the service behind it down. */
export function serviceDown(): Failure {
  return new Failure(503, 'Service not available', { name: 'ServiceNotAvailableError' })
}

export const unknownRoute: RequestHandler = () => {
  throw new Failure(404, 'Not found', { name: 'NotFoundError', type: 'NOT_FOUND' })
}

/** Answers every failure as Diia's gateway does: JSON indented by two. */
export function answerFailures(refusedCodeForm: () => 'http' | 'success-false'): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error)
    const failure = asFailure(error)
    const asSuccess = failure instanceof CodeRefusal && refusedCodeForm() === 'success-false'
    const body = asSuccess ? { success: false, ...failure.body } : failure.body
    res
      .status(asSuccess ? 200 : failure.status)
      .type('application/json')
      .send(JSON.stringify(body, undefined, 2))
  }
}

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  // What the body parser throws carries a status.
  if (error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500)
    return new Failure(error.status, error.message)
  // A fault of the simulator itself: its user must see it, and a partner must see what Diia would say.
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return new ServiceFailure(500, 'Something went wrong. Please try again.')
}
