import type { Failure, FailureStatus } from '@diia-desk/dstu'
import type { NamedRequest } from './named-request.ts'

/** Why a package was not accepted. The list is closed, so that a user interface can have a text for each. */
export type PackageFault =
  /** The signature is valid but not made by Diia's seal, or its chain does not end at a configured anchor. */
  | 'untrusted-signer'
  | 'invalid-signature'
  /** The content differs from the signed content. */
  | 'content-mismatch'
  /** The certificate was expired at the time of signing. */
  | 'expired-at-signing'
  /** The certificate is expired now; it is not known to have been expired at the time of signing. */
  | 'certificate-expired'
  /** The certificate was not valid yet at the time of signing, or is not valid yet by our clock. */
  | 'not-yet-valid'
  | 'revoked'
  /** Encrypted for another certificate: the one registered at Diia may be an old one. */
  | 'not-a-recipient'
  | 'undecryptable'
  /** A format or algorithm that is not supported. */
  | 'unsupported'
  | 'malformed'
  /** Metadata without its file, a file without its metadata, or a wrong number of parts. */
  | 'incomplete'
  /** The parts were not all signed with the same certificate. */
  | 'mixed-signers'
  /** The signed metadata belongs to another request. */
  | 'wrong-request'
  /** Signed before the request, too long after it, or at a time later than our clock. */
  | 'stale'
  | 'not-a-pdf'

const faultByStatus: Record<FailureStatus, PackageFault> = {
  'untrusted-signer': 'untrusted-signer',
  'invalid-signature': 'invalid-signature',
  'content-mismatch': 'content-mismatch',
  'expired-at-signing': 'expired-at-signing',
  'certificate-expired': 'certificate-expired',
  'not-yet-valid': 'not-yet-valid',
  'signed-in-the-future': 'stale',
  revoked: 'revoked',
  'not-a-recipient': 'not-a-recipient',
  undecryptable: 'undecryptable',
  'unsupported-algorithm': 'unsupported',
  'unsupported-format': 'unsupported',
  malformed: 'malformed',
}

/** Thrown by checks to set the package aside; `unwrapPackage` turns it into an outcome. */
export class Quarantine extends Error {
  readonly fault: PackageFault
  readonly part: 'metadata' | 'file' | undefined
  readonly detail: string | undefined
  readonly named: NamedRequest | undefined

  constructor(
    fault: PackageFault,
    details: { part?: 'metadata' | 'file'; detail?: string; named?: NamedRequest } = {},
  ) {
    super(fault)
    this.fault = fault
    this.part = details.part
    this.detail = details.detail
    this.named = details.named
  }
}

export function quarantineOf({ status, reason, found }: Failure, part: 'metadata' | 'file'): Quarantine {
  return new Quarantine(faultByStatus[status], { part, detail: found === undefined ? reason : `${reason}: ${found}` })
}
