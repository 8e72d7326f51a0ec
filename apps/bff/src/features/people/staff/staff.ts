import { randomBytes, randomUUID } from 'node:crypto'
import type { Role } from '@diia-desk/contract'
import type { Db } from '../../../storage/database.ts'
import { hashPassword } from './passwords.ts'
import { giveWindows } from './staff-windows.ts'

export interface Staff {
  id: string
  login: string
  name: string
  role: Role
}

/** Logins are compared without case and surrounding spaces. */
export function normaliseLogin(login: string): string {
  return login.trim().toLocaleLowerCase('uk')
}

/**
 * Adds a member of staff.
 *
 * @param hash for passwords that several people share
 * @returns false when the login is taken
 */
export async function addStaff(
  db: Db,
  person: { login: string; name: string; role: Role; password: string; windows?: readonly string[] },
  now: Date,
  hash: (password: string) => Promise<string> = hashPassword,
): Promise<boolean> {
  const id = randomUUID()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('staff')
    .values({
      id,
      login: normaliseLogin(person.login),
      name: person.name,
      role: person.role,
      password_hash: await hash(person.password),
      active: 1,
      created_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .executeTakeFirst()
  if (Number(numInsertedOrUpdatedRows ?? 0) === 0) return false
  await giveWindows(db, id, person.windows ?? [])
  return true
}

/** Finds a member of staff by login, active or not. */
export async function findStaff(db: Db, login: string): Promise<(Staff & { active: boolean }) | undefined> {
  const row = await db
    .selectFrom('staff')
    .select(['id', 'login', 'name', 'role', 'active'])
    .where('login', '=', normaliseLogin(login))
    .executeTakeFirst()
  return row && { ...row, active: row.active === 1 }
}

/** Allows or forbids somebody to sign in. Forbidding ends their sessions at once. */
export async function setActive(db: Db, staffId: string, active: boolean): Promise<void> {
  await db
    .updateTable('staff')
    .set({ active: active ? 1 : 0 })
    .where('id', '=', staffId)
    .execute()
  if (!active) await endSessionsOf(db, staffId)
}

/**
 * Ends all sessions of somebody, on every computer.
 *
 * @returns how many there were
 */
export async function endSessionsOf(db: Db, staffId: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('sessions').where('staff_id', '=', staffId).executeTakeFirst()
  return Number(numDeletedRows)
}

/**
 * Sets another password. All sessions with the old one end, and browsers in which the person signed in become unknown
 * again, because they are marked by the hash of the password.
 *
 * @returns how many sessions ended
 */
export async function setPassword(db: Db, staffId: string, password: string): Promise<number> {
  await db
    .updateTable('staff')
    .set({ password_hash: await hashPassword(password) })
    .where('id', '=', staffId)
    .execute()
  return await endSessionsOf(db, staffId)
}

/** A password that can be read aloud and typed: 20 letters and digits without look-alikes, about 100 bits. */
export function makePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  return Array.from(randomBytes(20), (byte) => alphabet[byte % alphabet.length]).join('')
}
