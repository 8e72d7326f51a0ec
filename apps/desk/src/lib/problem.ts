import type { ProblemBody, ProblemCode } from '@diia-desk/contract'

/**
 * What can stop a call to the bff: a problem it names, no way to reach it, or an answer that is not what the
 * contract says.
 */
export type FailureCode = ProblemCode | 'offline' | 'unexpected-answer'

/** A call that failed. Its message is the code alone; nothing that was sent or received is in it. */
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

/** Any caught value as a ProblemError; what is not one of ours is an unexpected answer. */
export function asProblem(error: unknown): ProblemError {
  return error instanceof ProblemError ? error : new ProblemError('unexpected-answer')
}
