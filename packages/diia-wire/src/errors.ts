import { z } from 'zod'
import { optional } from './text.ts'

/**
 * The body of an error response. The keys are those that be-gateway-service passes on; all may be missing. `data` was
 * an array in 2021 and is an object now, so its type is not checked.
 */
export const errorBodySchema = z.looseObject({
  name: optional(z.string()),
  message: optional(z.string()),
  code: optional(z.union([z.number(), z.string().transform(Number)])),
  type: optional(z.string()),
  data: optional(z.unknown()),
  errorCode: optional(z.unknown()),
  description: optional(z.unknown()),
})
export type ErrorBody = z.infer<typeof errorBodySchema>

/**
 * Response of document-request and document-identification. A refusal is either an HTTP error or status 200 with
 * `success: false`, with or without the keys of an error body (the .NET SDK models the second form).
 */
export const successBodySchema = errorBodySchema.extend({ success: z.boolean() })
export type SuccessBody = z.infer<typeof successBodySchema>

/** `data` for an expired code; both are ISO times by the clock of the server. */
export const expiredDataSchema = z.looseObject({ now: optional(z.string()), expirationDate: optional(z.string()) })
