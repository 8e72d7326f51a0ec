// What people see and change of themselves: their password and their open sessions.
import { z } from 'zod'
import { id, time } from './resources.ts'

/**
 * After NIST SP 800-63B-4 and ASVS 5.0, 6.2: length counts, in characters (code points); no rules of composition, no
 * change by the calendar. Browsers and bff read the same numbers.
 */
export const passwordLength = { min: 15, max: 256 } as const

export const openSessionSchema = z.object({
  id,
  window: z.string(),
  startedAt: time,
  lastActiveAt: time,
  /** The session that asks. */
  current: z.boolean(),
})
export type OpenSession = z.infer<typeof openSessionSchema>

export const profileSchema = z.object({
  login: z.string(),
  name: z.string(),
  /** Absent if it has not been changed since the person was added. */
  passwordChangedAt: time.optional(),
  /** The one that asks first, then by their last activity. */
  sessions: z.array(openSessionSchema),
})
export type Profile = z.infer<typeof profileSchema>

export const passwordChangeSchema = z.strictObject({
  current: z.string().min(1).max(passwordLength.max),
  next: z
    .string()
    .min(1)
    .max(4 * passwordLength.max),
})
export type PasswordChange = z.infer<typeof passwordChangeSchema>

/** Sessions of the person to be ended, by their ids. Those that have ended already, or are not theirs, are left out. */
export const sessionEndsSchema = z.strictObject({ ids: z.array(z.string().max(64)).min(1).max(100) })
export type SessionEnds = z.infer<typeof sessionEndsSchema>

/** The length of a password as it counts. */
export function passwordCharacters(password: string): number {
  return Array.from(password.normalize('NFC')).length
}
