import type { Failure, FailureStatus } from '@diia-desk/dstu'
import type { NamedRequest } from './named-request.ts'

/** Why a package was not accepted. Closed: whoever shows it must have words for each. */
export type PackageFault =
  /** The signature is right but not Diia's, or its chain ends at no anchor of ours. */
  | 'untrusted-signer'
  | 'invalid-signature'
  /** What was signed is not what came. */
  | 'content-mismatch'
  /** The certificate's last day was over when it signed. */
  | 'expired-at-signing'
  /** The certificate has expired by our clock, and nothing says that it had when it signed. */
  | 'certificate-expired'
  /** The certificate's first day had not come when it signed, or has not by our clock. */
  | 'not-yet-valid'
  | 'revoked'
  /** Encrypted to another certificate than ours: the one registered with Diia may be old. */
  | 'not-a-recipient'
  | 'undecryptable'
  /** A form or algorithm this version does not read. */
  | 'unsupported'
  | 'malformed'
  /** Metadata without its file, a file without its metadata, or one part too many or too few. */
  | 'incomplete'
  /** Not all of it was signed with one seal. */
  | 'mixed-signers'
  /** It answers another request than the one it came for. */
  | 'wrong-request'
  /** Signed too long before or after the request, or at a time that our clock has not reached. */
  | 'stale'
  | 'not-a-pdf'

const faultOf: Record<FailureStatus, PackageFault> = {
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

/** Ends the unwrapping of a package from within; it never leaves this folder. */
export class Quarantine extends Error {
  readonly fault: PackageFault
  readonly part: 'metadata' | 'file' | undefined
  readonly detail: string | undefined
  readonly named: NamedRequest | undefined

  constructor(fault: PackageFault, more: { part?: 'metadata' | 'file'; detail?: string; named?: NamedRequest } = {}) {
    super(fault)
    this.fault = fault
    this.part = more.part
    this.detail = more.detail
    this.named = more.named
  }
}

export function quarantineOf({ status, reason, found }: Failure, part: 'metadata' | 'file'): Quarantine {
  return new Quarantine(faultOf[status], { part, detail: found === undefined ? reason : `${reason}: ${found}` })
}
