import { randomInt } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Context } from '../../../context.ts'
import type { Database } from '../../../storage/schema.ts'

const count = 10
/** Without look-alikes. Ten characters of it are 49 bits; ASVS 5.0, 6.5.4 asks for 20. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const length = 10

/** «7K4M9-2QTAB»: written in two groups. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: count }, () => {
    const characters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)])
    return `${characters.slice(0, 5).join('')}-${characters.slice(5).join('')}`
  })
}

/** Replaces all recovery codes of a person. */
export async function replaceRecoveryCodes(
  { keys }: Pick<Context, 'keys'>,
  trx: Transaction<Database>,
  staffId: string,
  codes: readonly string[],
): Promise<void> {
  await trx.deleteFrom('recovery_codes').where('staff_id', '=', staffId).execute()
  if (codes.length > 0)
    await trx
      .insertInto('recovery_codes')
      .values(codes.map((code) => ({ staff_id: staffId, code_hash: hashOf(keys, code), used_at: null })))
      .execute()
}

/** Uses a code up; false when it is none of this person's unused ones. */
export async function useRecoveryCode(
  { keys, now }: Pick<Context, 'keys' | 'now'>,
  trx: Transaction<Database>,
  staffId: string,
  code: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('recovery_codes')
    .set({ used_at: now().toISOString() })
    .where('staff_id', '=', staffId)
    .where('code_hash', '=', hashOf(keys, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** However it was typed: small letters, without the hyphen, with spaces. */
function hashOf(keys: Context['keys'], code: string): string {
  return keys.hash('recovery-code', code.toUpperCase().replaceAll(/[\s-]/g, ''))
}
