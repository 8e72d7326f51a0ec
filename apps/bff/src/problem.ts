import { problemStatuses } from '@diia-desk/contract'
import type { FieldErrorCode, ProblemBody, ProblemCode } from '@diia-desk/contract'
import type { z } from 'zod'

const titles: Record<ProblemCode, string> = {
  'malformed-request': 'The request can’t be read',
  unauthenticated: 'Sign in first',
  'wrong-credentials': 'Login or password does not match',
  'second-factor-required': 'Now the code of the second factor',
  'wrong-code': 'The code does not match',
  'challenge-over': 'The sign-in took too long; begin again',
  forbidden: 'Your role does not allow this',
  'window-not-given': 'This window has not been given to you',
  'wrong-origin': 'The request came from another site',
  'not-found': 'There is nothing here',
  'method-not-allowed': 'This address does not take this method',
  'already-settled': 'It has already come to an end',
  'number-taken': 'Another service has this number',
  'different-body': 'Something else came under this id before',
  'other-session': 'Another person has signed in in this browser',
  'payload-too-large': 'The request is too large',
  'unsupported-media-type': 'The body must be application/json',
  'invalid-input': 'Some fields are not right',
  'locked-out': 'Sign-in is stopped for a while',
  'too-many-requests': 'Too many requests',
  'sign-in-busy': 'Other sign-ins are being looked at; try again in a moment',
  internal: 'Something went wrong on our side',
  'not-ready': 'The service is starting or stopping',
}

export interface FieldError {
  field: string
  code: FieldErrorCode
}

export interface ProblemDetails {
  detail?: string
  errors?: FieldError[]
  retryAt?: Date
  attemptsLeft?: number
  windows?: readonly string[]
  challenge?: string
  clockOffSeconds?: number
  cause?: unknown
}

/** An error that is shown to the caller. Any other error becomes `internal`, without details. */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: ProblemCode
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code, { cause: details.cause })
    this.code = code
    this.details = details
  }

  get status(): number {
    return problemStatuses[this.code]
  }

  /** The body of the answer; `instance` is the path without its query. */
  toBody(callId: string, instance: string): ProblemBody {
    const { detail, errors, retryAt, attemptsLeft, windows, challenge, clockOffSeconds } = this.details
    return {
      type: `urn:diia-desk:problem:${this.code}`,
      title: titles[this.code],
      status: this.status,
      instance,
      code: this.code,
      callId,
      ...(detail !== undefined && { detail }),
      ...(errors !== undefined && { errors }),
      ...(retryAt !== undefined && { retryAt: retryAt.toISOString() }),
      ...(attemptsLeft !== undefined && { attemptsLeft }),
      ...(windows !== undefined && { windows: [...windows] }),
      ...(challenge !== undefined && { challenge }),
      ...(clockOffSeconds !== undefined && { clockOffSeconds }),
    }
  }
}

/** Names the wrong fields of a failed parse, never their values. */
export function invalidInput(error: z.ZodError): Problem {
  const errors = error.issues.flatMap((issue): FieldError[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: [...issue.path, key.slice(0, 64)].join('.'), code: 'unknown-field' }))
    return [{ field: issue.path.join('.'), code: fieldErrorCode(issue) }]
  })
  return new Problem('invalid-input', { errors })
}

function fieldErrorCode(issue: z.core.$ZodIssue): FieldErrorCode {
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'required' : 'wrong-type'
  if (issue.code === 'invalid_value') return issue.input === undefined ? 'required' : 'not-allowed'
  if (issue.code === 'too_big') return 'too-long'
  return issue.code === 'too_small' ? 'too-short' : 'wrong-format'
}
