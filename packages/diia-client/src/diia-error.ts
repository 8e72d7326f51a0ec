/** The calls of Diia by their own names. */
export type DiiaOperation =
  | 'session-token'
  | 'branch-list'
  | 'branch-create'
  | 'branch-read'
  | 'branch-update'
  | 'branch-delete'
  | 'offer-list'
  | 'offer-create'
  | 'offer-delete'
  | 'document-identification'
  | 'document-request'
  | 'document-request-status'

export type DiiaErrorKind =
  /** No first byte, or no whole answer, in the time allowed. */
  | 'timeout'
  /** No connection, or it broke. */
  | 'unreachable'
  /** Diia does not accept the acquirer token, or the session even after a new one. */
  | 'unauthorised'
  /** The acquirer or branch has no right to this. */
  | 'forbidden'
  /** Diia says it cannot answer now. */
  | 'server'
  /** The answer is not what is known of Diia's. */
  | 'bad-answer'
  /** Diia refused the call itself, such as a missing branch; repeating it would change nothing. */
  | 'rejected'

export interface DiiaErrorDetails {
  operation: DiiaOperation
  kind: DiiaErrorKind
  status?: number
  /** Code of the connection's failure, such as ECONNREFUSED. */
  code?: string
  traceId?: string
  /** False only when the call surely never reached Diia. */
  mayHaveArrived: boolean
}

/**
 * A call to Diia that gave no result. It says what failed and nothing of what was sent or received: no URL (the
 * acquirer token stands in a path), no header, no body, no message of Diia's (one echoes the token) and no cause.
 */
export class DiiaError extends Error {
  override readonly name = 'DiiaError'
  readonly operation: DiiaOperation
  readonly kind: DiiaErrorKind
  readonly status: number | undefined
  readonly code: string | undefined
  readonly traceId: string | undefined
  readonly mayHaveArrived: boolean
  /** Whether the same call may succeed later. It says nothing of whether repeating is safe; see `mayHaveArrived`. */
  readonly retryable: boolean

  constructor({ operation, kind, status, code, traceId, mayHaveArrived }: DiiaErrorDetails) {
    super(`Diia ${operation}: ${kind}${status === undefined ? '' : ` (${status})`}`)
    this.operation = operation
    this.kind = kind
    this.status = status
    this.code = code
    this.traceId = traceId
    this.mayHaveArrived = mayHaveArrived
    this.retryable = kind === 'timeout' || kind === 'unreachable' || kind === 'server'
  }
}
