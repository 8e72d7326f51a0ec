import { totpDigits } from '@diia-desk/contract'
import { Secret, TOTP } from 'otpauth'

const periodSeconds = 30
/** One step before and after: RFC 6238, 5.2. */
const tolerance = 1
/** Within five minutes a code shows that the phone's clock is wrong, and not that the code is. */
const clockTolerance = 10

export type TotpVerdict =
  | { kind: 'right'; step: number }
  | { kind: 'wrong' }
  /** The right code of another time. The phone's clock is this many seconds ahead of ours. */
  | { kind: 'clock-off'; seconds: number }

/** 160 bits, as RFC 4226, 4 advises. */
export function makeSecret(): Uint8Array {
  return new Uint8Array(new Secret({ size: 20 }).buffer)
}

/** How apps take the secret: as text and as an address for a QR code. */
export function describeSecret(secret: Uint8Array, issuer: string, login: string): { text: string; uri: string } {
  const totp = totpOf(secret, issuer, login)
  return { text: totp.secret.base32, uri: totp.toString() }
}

/** @param lastStep of the last code that was let in: no code counts twice, and none before it */
export function verifyTotp(secret: Uint8Array, code: string, now: Date, lastStep: number): TotpVerdict {
  const token = code.replaceAll(/[\s-]/g, '')
  if (!new RegExp(`^\\d{${totpDigits}}$`).test(token)) return { kind: 'wrong' }
  const delta = totpOf(secret).validate({ token, timestamp: now.getTime(), window: clockTolerance })
  if (delta === null) return { kind: 'wrong' }
  const step = Math.floor(now.getTime() / 1000 / periodSeconds) + delta
  if (Math.abs(delta) > tolerance) return { kind: 'clock-off', seconds: delta * periodSeconds }
  return step > lastStep ? { kind: 'right', step } : { kind: 'wrong' }
}

function totpOf(secret: Uint8Array, issuer = '', label = ''): TOTP {
  const bytes = new Uint8Array(secret)
  return new TOTP({
    issuer,
    label,
    secret: new Secret({ buffer: bytes.buffer }),
    digits: totpDigits,
    period: periodSeconds,
    algorithm: 'SHA1',
  })
}
