// The second factor of a person: a code from an app (TOTP, RFC 6238) with recovery codes.
import { z } from 'zod'
import { passwordLength } from './profile.ts'

/** As every app for codes expects: six digits, 30 seconds, SHA-1. */
export const totpDigits = 6

/** Six digits, or a recovery code; spaces and hyphens do not count. */
export const secondFactorCode = z.string().min(1).max(32)

/** Asks for the password again: whoever finds an open desk must not add a factor of their own. */
export const totpStartSchema = z.strictObject({ password: z.string().min(1).max(passwordLength.max) })
export type TotpStart = z.infer<typeof totpStartSchema>

/** A new secret, which counts once a code of it was confirmed. */
export const totpSecretSchema = z.object({
  /** Base32, as apps take it by hand. */
  secret: z.string(),
  /** An SVG picture of the `otpauth:` address. */
  qr: z.string(),
})
export type TotpSecret = z.infer<typeof totpSecretSchema>

export const totpConfirmationSchema = z.strictObject({ code: secondFactorCode })
export type TotpConfirmation = z.infer<typeof totpConfirmationSchema>

/** Each works once. They are shown only now. */
export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) })
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>

/** The second step of a sign-in. */
export const secondStepSchema = z.strictObject({
  /** From the problem `second-factor-required`. */
  challenge: z.string().min(1).max(2000),
  code: secondFactorCode,
})
export type SecondStep = z.infer<typeof secondStepSchema>
