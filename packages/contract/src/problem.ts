// Errors between bff and desk: application/problem+json (RFC 9457) with our `code` and `callId`. The list is closed.
// Results such as "not valid" or "could not check" are not errors.
import { z } from 'zod'

/** Every code with its status. The desk has a text for each; a missing text fails the type check. */
export const problemStatuses = {
  'malformed-request': 400,
  unauthenticated: 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'window-not-given': 403,
  'wrong-origin': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'already-settled': 409,
  'number-taken': 409,
  'different-body': 409,
  'other-session': 409,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  'invalid-input': 422,
  'locked-out': 429,
  'too-many-requests': 429,
  'sign-in-busy': 429,
  internal: 500,
  'not-ready': 503,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof problemStatuses

export const problemCodes = Object.keys(problemStatuses) as [ProblemCode, ...ProblemCode[]]

/** What is wrong with a field; never its value. */
export const fieldErrorCodes = [
  'required',
  'wrong-type',
  'too-long',
  'too-short',
  'wrong-format',
  'wrong-check-digit',
  'not-allowed',
  'unknown-field',
  /** Of a new password: one of those that are tried first. */
  'too-common',
  /** Of a new password: little more than the person's name, the login or a word of this system. */
  'too-close',
  /** Of a new password: the present one. */
  'unchanged',
  /** Of the present password, which is asked for again. */
  'wrong-password',
] as const
export type FieldErrorCode = (typeof fieldErrorCodes)[number]

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  instance: z.string().optional(),
  code: z.enum(problemCodes),
  /** Id of the HTTP call; staff tell its first eight characters to support. */
  callId: z.string(),
  detail: z.string().optional(),
  /** Wrong fields of the input by their dotted names. */
  errors: z.array(z.object({ field: z.string(), code: z.enum(fieldErrorCodes) })).optional(),
  /** With `locked-out`, `too-many-requests` and `sign-in-busy`: when it makes sense to try again (ISO 8601, UTC). */
  retryAt: z.string().optional(),
  /** With `window-not-given`: windows at which this person may sign in. */
  windows: z.array(z.string()).optional(),
  /** With `wrong-credentials`: attempts left before sign-in is blocked for a while. */
  attemptsLeft: z.number().int().optional(),
})
export type ProblemBody = z.infer<typeof problemSchema>

/** «7F3K-92QD»: the start of a callId as it is shown to staff. */
export function supportNumber(callId: string): string {
  const start = callId
    .replace(/[^0-9a-z]/gi, '')
    .slice(0, 8)
    .toUpperCase()
  return `${start.slice(0, 4)}-${start.slice(4)}`
}
