// What the database knows of a person's second factor, and how a code is let in.
import type { Profile } from '@diia-desk/contract'
import type { Transaction } from 'kysely'
import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import type { Database } from '../../../storage/schema.ts'
import type { FailureLimit } from '../staff/failure-limit.ts'
import { useRecoveryCode } from './recovery-codes.ts'
import { verifyTotp } from './totp.ts'

export interface SecondFactorLimits {
  /** Wrong codes by person. Guessing needs the password first, so nobody else can lock a person out by it. */
  codeFailures: FailureLimit
}

const contextOf = (staffId: string) => `totp:${staffId}`

export async function hasSecondFactor({ db }: Pick<Context, 'db'>, staffId: string): Promise<boolean> {
  const row = await db
    .selectFrom('totp_secrets')
    .select('staff_id')
    .where('staff_id', '=', staffId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** What a person sees of it; undefined when they have none. */
export async function describeTotp({ db }: Pick<Context, 'db'>, staffId: string): Promise<Profile['totp']> {
  const row = await db
    .selectFrom('totp_secrets')
    .select('confirmed_at')
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  if (row === undefined || row.confirmed_at === null) return undefined
  const { left } = await db
    .selectFrom('recovery_codes')
    .select((eb) => eb.fn.countAll().as('left'))
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { since: row.confirmed_at, recoveryCodesLeft: Number(left) }
}

/**
 * Stores a new secret, which does not count yet.
 *
 * @returns false while one counts: that is removed first
 */
export async function storeSecret(ctx: Context, staffId: string, secret: Uint8Array): Promise<boolean> {
  const row = {
    secret: ctx.keys.seal(secret, contextOf(staffId)),
    created_at: ctx.now().toISOString(),
    confirmed_at: null,
    last_step: 0,
  }
  return await ctx.commits.run(async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('totp_secrets')
      .values({ staff_id: staffId, ...row })
      .onConflict((conflict) =>
        conflict.column('staff_id').doUpdateSet(row).where('totp_secrets.confirmed_at', 'is', null),
      )
      .executeTakeFirst()
    return Number(numInsertedOrUpdatedRows ?? 0) > 0
  })
}

/**
 * Lets a code in: of the app, or one of the recovery codes. Each counts once.
 *
 * @param confirm for a secret that does not count yet: runs in the transaction from which on it counts. Recovery codes
 *   let in only to one that counts
 * @throws {Problem} `wrong-code`, with how far the phone's clock is off if that is the reason; `too-many-requests`
 */
export async function letIn(
  ctx: Context & SecondFactorLimits,
  staffId: string,
  code: string,
  confirm?: (trx: Transaction<Database>) => Promise<void>,
): Promise<void> {
  const confirming = confirm !== undefined
  const now = ctx.now()
  const blockedUntil = ctx.codeFailures.countAttempt(staffId, now)
  if (blockedUntil !== undefined) throw new Problem('too-many-requests', { retryAt: blockedUntil })
  await ctx.commits.run(async (trx) => {
    const row = await trx
      .selectFrom('totp_secrets')
      .select(['secret', 'last_step'])
      .where('staff_id', '=', staffId)
      .where('confirmed_at', confirming ? 'is' : 'is not', null)
      .executeTakeFirst()
    if (row === undefined) throw new Problem('wrong-code')
    const verdict = verifyTotp(ctx.keys.open(row.secret, contextOf(staffId)), code, now, row.last_step)
    if (verdict.kind === 'right') {
      const { numUpdatedRows } = await trx
        .updateTable('totp_secrets')
        .set({ last_step: verdict.step, ...(confirming && { confirmed_at: now.toISOString() }) })
        .where('staff_id', '=', staffId)
        // Of two calls with the same code one is let in.
        .where('last_step', '=', row.last_step)
        .executeTakeFirst()
      if (numUpdatedRows > 0n) return await confirm?.(trx)
    } else if (!confirming && verdict.kind === 'wrong' && (await useRecoveryCode(ctx, trx, staffId, code))) return
    throw new Problem('wrong-code', verdict.kind === 'clock-off' ? { clockOffSeconds: verdict.seconds } : {})
  })
  ctx.codeFailures.undoAttempt(staffId)
}

/**
 * Removes the second factor with its recovery codes.
 *
 * @returns false when there was none
 */
export async function removeSecondFactor({ commits }: Pick<Context, 'commits'>, staffId: string): Promise<boolean> {
  return await commits.run(async (trx) => {
    await trx.deleteFrom('recovery_codes').where('staff_id', '=', staffId).execute()
    const { numDeletedRows } = await trx.deleteFrom('totp_secrets').where('staff_id', '=', staffId).executeTakeFirst()
    return numDeletedRows > 0n
  })
}
