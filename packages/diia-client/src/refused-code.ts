import { type ErrorBody, expiredDataSchema } from '@diia-desk/diia-wire'

/** Why Diia refused a code, according to its message. */
export type RefusedCode =
  | { outcome: 'code-unknown' }
  | { outcome: 'code-used' }
  | { outcome: 'code-expired'; expiredAt?: Date }
  | { outcome: 'wrong-type' }

/**
 * Reads Diia's message about a code (be-documents-service, documentVerificationOtp.ts). Status and other keys differ
 * between sources and the message does not, so only the message is used, without regard to case and punctuation.
 */
export function readRefusedCode(body: ErrorBody): RefusedCode | undefined {
  const message = (body.message ?? '').toLowerCase()
  if (message.includes('no record with presented code') || message.includes('no otp record with presented barcode'))
    return { outcome: 'code-unknown' }
  if (message.includes('code has been used already')) return { outcome: 'code-used' }
  if (message.includes('document type must be')) return { outcome: 'wrong-type' }
  if (message.includes('code has been expired')) return { outcome: 'code-expired', ...expiry(body.data) }
  return undefined
}

function expiry(data: unknown): { expiredAt?: Date } {
  const parsed = expiredDataSchema.safeParse(data)
  const date = new Date((parsed.success && parsed.data.expirationDate) || Number.NaN)
  return Number.isNaN(date.getTime()) ? {} : { expiredAt: date }
}
