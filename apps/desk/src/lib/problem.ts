import type { ProblemBody, ProblemCode } from '@diia-desk/contract'

/**
 * Why a call to the bff failed: a problem code of the bff, no connection, or a response that does not match the
 * contract.
 */
export type FailureCode = ProblemCode | 'offline' | 'unexpected-answer'

/** A failed call. The message is only the code, without any data that was sent or received. */
export class ProblemError extends Error {
  readonly code: FailureCode
  readonly body: ProblemBody | undefined

  constructor(code: FailureCode, body?: ProblemBody) {
    super(code)
    this.name = 'ProblemError'
    this.code = code
    this.body = body
  }
}

/** Converts a caught value into a ProblemError; any other error becomes an unexpected answer. */
export function asProblem(error: unknown): ProblemError {
  return error instanceof ProblemError ? error : new ProblemError('unexpected-answer')
}
