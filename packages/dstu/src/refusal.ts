import { algorithmLabel } from './oids.ts'
import type { Failure, FailureStatus } from './failure.ts'

/** Thrown by checks to end with a Failure; never leaves the package. Its texts hold no content. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly failure: Failure

  constructor(status: FailureStatus, reason: string, { cause, found }: { cause?: unknown; found?: string } = {}) {
    super(`${status}: ${reason}`, cause === undefined ? undefined : { cause })
    this.failure = { status, reason, ...(found !== undefined && { found }) }
  }
}

/** Limits the name of an algorithm in an outcome: an OID comes from the message and may have any length. */
const maxNameLength = 80

/** Refuses an algorithm, a curve or a kind; the outcome gives its name or its OID. */
export function unsupportedAlgorithm(reason: string, oid: string, cause?: unknown): Refusal {
  return new Refusal('unsupported-algorithm', reason, { cause, found: algorithmLabel(oid).slice(0, maxNameLength) })
}
