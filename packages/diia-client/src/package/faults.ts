import type { FailureStatus } from '@diia-desk/dstu'
import type { NamedRequest } from './outcome.ts'

/** Why a package was not accepted. Closed: whoever shows it must have words for each. */
export type PackageFault =
  /** The signature is right but not Diia's, or its chain ends at no anchor of ours. */
  | 'untrusted-signer'
  | 'invalid-signature'
  /** What was signed is not what came. */
  | 'content-mismatch'
  | 'expired-at-signing'
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
  /** Signed too long before or after the request. */
  | 'stale'
  | 'not-a-pdf'

const faultOf: Record<FailureStatus, PackageFault> = {
  'untrusted-signer': 'untrusted-signer',
  'invalid-signature': 'invalid-signature',
  'content-mismatch': 'content-mismatch',
  'expired-at-signing': 'expired-at-signing',
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

export function quarantineOf(status: FailureStatus, detail: string, part: 'metadata' | 'file'): Quarantine {
  return new Quarantine(faultOf[status], { part, detail })
}
