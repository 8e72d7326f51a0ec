import { algorithmLabel } from './oids.ts'
import type { Failure, FailureStatus } from './failure.ts'

/** Carries a Failure out of nested checks; never leaves the package. Its texts hold no content. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly failure: Failure

  constructor(status: FailureStatus, reason: string, { cause, found }: { cause?: unknown; found?: string } = {}) {
    super(`${status}: ${reason}`, cause === undefined ? undefined : { cause })
    this.failure = { status, reason, ...(found !== undefined && { found }) }
  }
}

/** Longest name of an algorithm in an outcome: an identifier comes from the message and may be of any length. */
const longestName = 80

/** An algorithm, curve or kind that is not accepted here, told by its name or its identifier. */
export function unsupportedAlgorithm(reason: string, oid: string, cause?: unknown): Refusal {
  return new Refusal('unsupported-algorithm', reason, { cause, found: algorithmLabel(oid).slice(0, longestName) })
}
