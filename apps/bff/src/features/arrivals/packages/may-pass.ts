import type { QuarantineReason } from '@diia-desk/contract'

/** Reasons that may be caused by our clock, keys, trust list or program instead of the package. */
export const passingReasons: readonly QuarantineReason[] = [
  'stale',
  'untrusted-signer',
  'expired-certificate',
  'wrong-recipient',
  'unsupported',
  'too-costly',
]

/** Whether the same package may be accepted later although it was set aside for this reason. */
export function mayPass(reason: QuarantineReason): boolean {
  return passingReasons.includes(reason)
}
