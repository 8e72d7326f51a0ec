export type FailureStatus =
  | 'untrusted-signer'
  | 'invalid-signature'
  | 'content-mismatch'
  /** The certificate had already expired at the time of signing, timestamped or claimed. */
  | 'expired-at-signing'
  /** The certificate was not valid yet at the time of signing, or is not valid yet by our clock. */
  | 'not-yet-valid'
  /** The certificate is expired now; it is not known to have been expired at the time of signing. */
  | 'certificate-expired'
  /** The time of signing is later than our clock. */
  | 'signed-in-the-future'
  | 'revoked'
  | 'not-a-recipient'
  | 'undecryptable'
  | 'unsupported-algorithm'
  | 'unsupported-format'
  | 'malformed'

/** A message that was not verified. It gives no access to content. `reason` is a stable kebab-case detail for logs. */
export interface Failure {
  readonly status: FailureStatus
  readonly reason: string
  /** Name of what is not supported: an algorithm, a curve or a kind of container. */
  readonly found?: string
}
