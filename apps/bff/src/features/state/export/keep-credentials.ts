import { randomUUID } from 'node:crypto'
import type { IssuedCredential, NewCredential } from '@diia-desk/contract'
import type { ExportContext } from './export-context.ts'
import { Problem } from '../../../problem.ts'
import { locking } from '../../../storage/engine.ts'
import { addSeconds } from '../../../time.ts'
import { ownCentreId } from '../../people/centres/centres.ts'
import { makePassword } from '../../people/staff/staff.ts'
import { maxCredentials } from './credentials.ts'
import { testLogin } from './test-token.ts'

/**
 * Creates a login and password for the receiver. The password is returned once; the database stores a hash.
 *
 * @throws {Problem} when two are active already, or Basic authentication cannot transmit the login
 */
export async function issueCredential(
  { commits, now, passwords }: Pick<ExportContext, 'commits' | 'now' | 'passwords'>,
  staffId: string | null,
  { login, password = makePassword() }: NewCredential,
): Promise<IssuedCredential> {
  // A colon would end the login in the header (RFC 7617).
  if (/[:\p{Cc}]/u.test(login) || login === testLogin)
    throw new Problem('invalid-input', { errors: [{ field: 'login', code: 'not-allowed' }] })
  const id = randomUUID()
  const slot = passwords.acquire('known')
  if (slot === undefined) throw new Problem('too-many-requests', { retryAt: addSeconds(now(), 2) })
  const hash = await slot.hash(password).finally(() => slot.end())
  await commits.run(async (trx) => {
    // The lock prevents two administrators from creating a third credential at the same time.
    await locking(trx, 'change', trx.selectFrom('centres').select('id').where('id', '=', ownCentreId)).execute()
    const active = await trx.selectFrom('export_credentials').select('id').where('revoked_at', 'is', null).execute()
    if (active.length >= maxCredentials)
      throw new Problem('invalid-input', {
        errors: [{ field: 'login', code: 'not-allowed' }],
        detail: 'two credentials are active already',
      })
    await trx
      .insertInto('export_credentials')
      .values({
        id,
        login,
        password_hash: hash,
        created_at: now().toISOString(),
        created_by: staffId,
        revoked_at: null,
        last_used_at: null,
      })
      .execute()
  })
  return { id, login, password }
}

/** @throws {Problem} `not-found` when there is no active credential with this id */
export async function revokeCredential({ db, now }: Pick<ExportContext, 'db' | 'now'>, id: string): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('export_credentials')
    .set({ revoked_at: now().toISOString() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) throw new Problem('not-found')
}
