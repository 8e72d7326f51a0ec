export type FailureStatus =
  | 'untrusted-signer'
  | 'invalid-signature'
  | 'content-mismatch'
  /** The certificate's last day was over at the time of signing, proven or claimed. */
  | 'expired-at-signing'
  /** The certificate's first day had not come at the time of signing, or has not come by our clock. */
  | 'not-yet-valid'
  /** The certificate has expired by now; nothing says that it was when it signed. */
  | 'certificate-expired'
  /** The signature is of a time that our clock has not reached. */
  | 'signed-in-the-future'
  | 'revoked'
  | 'not-a-recipient'
  | 'undecryptable'
  | 'unsupported-algorithm'
  | 'unsupported-format'
  | 'malformed'

/** Nothing of the content is reachable here. `reason` is a stable kebab-case detail for logs. */
export interface Failure {
  readonly status: FailureStatus
  readonly reason: string
  /** By name what was found and is not supported: an algorithm, a curve, a kind of container. */
  readonly found?: string
}
