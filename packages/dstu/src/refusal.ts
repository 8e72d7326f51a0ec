import type { Failure, FailureStatus } from './outcome.ts'

/** Carries a Failure out of nested checks; never leaves the package. Its texts hold no content. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly failure: Failure

  constructor(status: FailureStatus, reason: string, cause?: unknown) {
    super(`${status}: ${reason}`, cause === undefined ? undefined : { cause })
    this.failure = { status, reason }
  }
}
