import type { ErrorRequestHandler, RequestHandler } from 'express'

/**
 * A failure with the body that Diia sends. Its `name` is usually `Error` because be-pkg-errors does not set one.
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

/** A failure of one of Diia's services; by default with the type `unoperated` and empty `data`. */
export class ServiceFailure extends Failure {
  constructor(status: number, message: string, more: { type?: string; data?: unknown } = {}) {
    super(status, message, { type: 'unoperated', data: {}, ...more })
  }
}

/** Refusal of a code, which a switch can change to 200 with `success: false`. */
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

/** be-pkg-validators since 2024, with the older status: public sources do not show which one is in use. */
export function invalidParameters(errors: { type: string; message: string; field: string }[]): Failure {
  return new Failure(422, 'Parameter validation error', {
    name: 'ValidationError',
    type: 'VALIDATION_ERROR',
    data: { errors },
  })
}

/** be-gateway-service when the service behind it is down. */
export function serviceDown(): Failure {
  return new Failure(503, 'Service not available', { name: 'ServiceNotAvailableError' })
}

export const unknownRoute: RequestHandler = () => {
  throw new Failure(404, 'Not found', { name: 'NotFoundError', type: 'NOT_FOUND' })
}

/** Sends every failure as Diia's gateway does: JSON indented by two. */
export function sendFailures(refusedCodeForm: () => 'http' | 'success-false'): ErrorRequestHandler {
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
  // Errors of the body parser have a status.
  if (error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500)
    return new Failure(error.status, error.message)
  // A bug of the simulator: it is logged, and the partner gets the response that Diia would send.
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return new ServiceFailure(500, 'Something went wrong. Please try again.')
}
