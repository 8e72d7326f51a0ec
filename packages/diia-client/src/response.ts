import { errorBodySchema } from '@diia-desk/diia-wire'
import type { z } from 'zod'
import { DiiaError, type DiiaErrorKind } from './diia-error.ts'
import type { DiiaResponse } from './transport.ts'

/** Parses the body of a successful response. @throws {DiiaError} for any other response */
export function readResponse<T>(response: DiiaResponse, schema: z.ZodType<T>): T {
  if (!isSuccess(response)) throw errorOf(response)
  const parsed = schema.safeParse(response.json)
  if (!parsed.success) throw errorFor(response, 'bad-answer')
  return parsed.data
}

export function isSuccess({ status }: DiiaResponse): boolean {
  return status >= 200 && status < 300
}

/** The error for a failed call. When the status is 200, the `code` in the body is used instead. */
export function errorOf(response: DiiaResponse): DiiaError {
  const body = errorBodySchema.safeParse(response.json)
  const status = isSuccess(response) && body.success && body.data.code ? body.data.code : response.status
  return errorFor(response, kindOf(status))
}

export function errorFor({ operation, status, traceId }: DiiaResponse, kind: DiiaErrorKind): DiiaError {
  return new DiiaError({ operation, kind, status, mayHaveArrived: true, ...(traceId === undefined ? {} : { traceId }) })
}

function kindOf(status: number): DiiaErrorKind {
  if (status === 401) return 'unauthorised'
  if (status === 403) return 'forbidden'
  if (status === 408 || status === 429 || status >= 500) return 'server'
  return status >= 400 ? 'rejected' : 'bad-answer'
}
