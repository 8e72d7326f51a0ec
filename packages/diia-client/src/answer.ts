import { errorBodySchema } from '@diia-desk/diia-wire'
import type { z } from 'zod'
import { DiiaError, type DiiaErrorKind } from './diia-error.ts'
import type { Answer } from './transport.ts'

/** Takes what was asked for out of a good answer. */
export function readAnswer<T>(answer: Answer, schema: z.ZodType<T>): T {
  if (!isGood(answer)) throw failureOf(answer)
  const parsed = schema.safeParse(answer.json)
  if (!parsed.success) throw failed(answer, 'bad-answer')
  return parsed.data
}

export function isGood({ status }: Answer): boolean {
  return status >= 200 && status < 300
}

/** The error of an answer that is none; an inner `code` counts where a failure came with status 200. */
export function failureOf(answer: Answer): DiiaError {
  const body = errorBodySchema.safeParse(answer.json)
  const status = isGood(answer) && body.success && body.data.code ? body.data.code : answer.status
  return failed(answer, kindOf(status))
}

export function failed({ operation, status, traceId }: Answer, kind: DiiaErrorKind): DiiaError {
  return new DiiaError({ operation, kind, status, mayHaveArrived: true, ...(traceId === undefined ? {} : { traceId }) })
}

function kindOf(status: number): DiiaErrorKind {
  if (status === 401) return 'unauthorised'
  if (status === 403) return 'forbidden'
  if (status === 408 || status === 429 || status >= 500) return 'server'
  return status >= 400 ? 'rejected' : 'bad-answer'
}
