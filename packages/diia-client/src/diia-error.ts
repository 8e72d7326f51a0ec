/** The calls to Diia. */
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
  /** The first byte or the complete response did not arrive in time. */
  | 'timeout'
  /** No connection, or the connection was interrupted. */
  | 'unreachable'
  /** Diia does not accept the acquirer token, or a new session token. */
  | 'unauthorised'
  /** The acquirer or the branch has no permission. */
  | 'forbidden'
  /** Diia is temporarily not able to process the call. */
  | 'server'
  /** The response does not have the known format. */
  | 'bad-answer'
  /** Diia refused the call, for example because of an unknown branch; repeating it would not help. */
  | 'rejected'

export interface DiiaErrorDetails {
  operation: DiiaOperation
  kind: DiiaErrorKind
  status?: number
  /** Error code of the connection, such as ECONNREFUSED. */
  code?: string
  traceId?: string
  /** False only when the call certainly did not reach Diia. */
  mayHaveArrived: boolean
}

/**
 * A call to Diia failed. The error never contains what was sent or received: no URL (one path contains the acquirer
 * token), no header, no body, no message of Diia (one contains the token) and no cause.
 */
export class DiiaError extends Error {
  override readonly name = 'DiiaError'
  readonly operation: DiiaOperation
  readonly kind: DiiaErrorKind
  readonly status: number | undefined
  readonly code: string | undefined
  readonly traceId: string | undefined
  readonly mayHaveArrived: boolean
  /** Whether the same call may succeed later. Whether it is safe to repeat it depends on `mayHaveArrived`. */
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
