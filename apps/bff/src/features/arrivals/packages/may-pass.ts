import type { QuarantineReason } from '@diia-desk/contract'

/** Reasons that say as much of our clock, keys, trust list or program as of the package. */
export const passingReasons: readonly QuarantineReason[] = [
  'stale',
  'untrusted-signer',
  'expired-certificate',
  'wrong-recipient',
  'unsupported',
  'too-costly',
]

/** Whether a package that was set aside for this reason may be found right later, though it is the same. */
export function mayPass(reason: QuarantineReason): boolean {
  return passingReasons.includes(reason)
}
