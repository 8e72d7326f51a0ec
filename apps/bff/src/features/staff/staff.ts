import { randomBytes, randomUUID } from 'node:crypto'
import type { Role } from '@diia-desk/contract'
import type { Db } from '../../storage/database.ts'
import { hashPassword } from './passwords.ts'

export interface Staff {
  id: string
  login: string
  name: string
  role: Role
}

/** Logins are compared without case and without spaces around them. */
export function normaliseLogin(login: string): string {
  return login.trim().toLocaleLowerCase('uk')
}

/**
 * Adds a member of staff.
 *
 * @returns false when the login is taken
 */
export async function addStaff(db: Db, person: { login: string; name: string; role: Role; password: string }, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('staff')
    .values({
      id: randomUUID(),
      login: normaliseLogin(person.login),
      name: person.name,
      role: person.role,
      password_hash: await hashPassword(person.password),
      active: 1,
      created_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0) === 1
}

/** A password that can be read aloud and typed: 20 letters and digits without look-alikes, about 100 bits. */
export function makePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  return Array.from(randomBytes(20), (byte) => alphabet[byte % alphabet.length]).join('')
}
