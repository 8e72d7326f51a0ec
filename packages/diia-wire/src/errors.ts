import { z } from 'zod'
import { optional } from './text.ts'

/**
 * The body of a failure. Keys are those that be-gateway-service lets through; all may be missing. `data` was an
 * array in 2021 and is an object now, so its shape is left open.
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
 * Answer of document-request and document-identification. A refusal arrives either as an HTTP error or as 200
 * with `success: false`, with or without the keys of a failure beside it (the .NET SDK models the second form).
 */
export const successBodySchema = errorBodySchema.extend({ success: z.boolean() })
export type SuccessBody = z.infer<typeof successBodySchema>

/** `data` of an expired code, both ISO dates by the server's clock. */
export const expiredDataSchema = z.looseObject({ now: optional(z.string()), expirationDate: optional(z.string()) })
