// Attempts to sign in, counted in the database: several servers share them, and a restart forgets none. Each is counted
// before its password is looked at, by one statement, so that no two parallel ones count as one.
import { sql } from 'kysely'
import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import { addSeconds } from '../../../time.ts'
import type { KnownBrowser } from './known-browsers.ts'

/**
 * Counts one attempt of a browser that is not known, whether there is such a login or not.
 *
 * @returns how many attempts are left after it
 * @throws {Problem} `locked-out` while the login rests for strangers
 */
export async function countStrangersAttempt(ctx: Context, loginHash: string): Promise<number> {
  const now = ctx.now().toISOString()
  const row = await ctx.commits.run(
    async (trx) =>
      await trx
        .insertInto('sign_in_attempts')
        .values({ login_hash: loginHash, failures: 1, last_failed_at: now })
        .onConflict((conflict) => conflict.column('login_hash').doUpdateSet(oneMore(ctx, 'sign_in_attempts')))
        .returning(['failures', 'last_failed_at'])
        .executeTakeFirstOrThrow(),
  )
  return attemptsLeft(ctx, row)
}

/**
 * The same for a browser in which this person signed in before.
 *
 * @throws {Problem} `locked-out` while this person rests in this browser
 */
export async function countKnownAttempt(ctx: Context, { tokenHash, staffId }: KnownBrowser): Promise<number> {
  const row = await ctx.commits.run(
    async (trx) =>
      await trx
        .updateTable('known_browsers')
        .set(oneMore(ctx, 'known_browsers'))
        .where('token_hash', '=', tokenHash)
        .where('staff_id', '=', staffId)
        .returning(['failures', 'last_failed_at'])
        .executeTakeFirst(),
  )
  // Gone since it was found: it doesn't matter which allowance this one attempt is from.
  return row === undefined ? 0 : attemptsLeft(ctx, row)
}

/** Lets a person try again from everywhere, for the administrator. */
export async function forgetAttempts(
  { db, keys }: Pick<Context, 'db' | 'keys'>,
  { id, login }: { id: string; login: string },
): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('login_hash', '=', keys.hash('login', login)).execute()
  await db.updateTable('known_browsers').set({ failures: 0 }).where('staff_id', '=', id).execute()
}

/** Removes what no longer counts, of invented logins too. */
export async function forgetOldAttempts(ctx: Pick<Context, 'db' | 'config' | 'now'>): Promise<void> {
  await ctx.db.deleteFrom('sign_in_attempts').where('last_failed_at', '<=', quietSince(ctx)).execute()
}

/** Several servers may share the table, each with a clock of its own. */
const clockToleranceSeconds = 60

/** Failures are forgotten after the same quiet time that a lock lasts; while it rests, more of them don't lengthen it. */
function oneMore(ctx: Context, table: 'sign_in_attempts' | 'known_browsers') {
  const failures = sql.ref(`${table}.failures`)
  const last = sql.ref(`${table}.last_failed_at`)
  // A time ahead of us was written before a clock was set back, and says nothing of how long ago it was.
  const recent = sql`${last} > ${quietSince(ctx)} and ${last} <= ${addSeconds(ctx.now(), clockToleranceSeconds).toISOString()}`
  return {
    failures: sql<number>`case when ${recent} then ${failures} + 1 else 1 end`,
    last_failed_at: sql<string>`case when ${recent} and ${failures} >= ${sql.lit(ctx.config.sessions.lockAfter)} then ${last} else ${ctx.now().toISOString()} end`,
  }
}

function attemptsLeft({ config }: Context, row: { failures: number; last_failed_at: string }): number {
  const { lockAfter, lockMinutes } = config.sessions
  if (row.failures > lockAfter)
    throw new Problem('locked-out', { retryAt: addSeconds(new Date(row.last_failed_at), lockMinutes * 60) })
  return lockAfter - row.failures
}

function quietSince({ config, now }: Pick<Context, 'config' | 'now'>): string {
  return addSeconds(now(), -config.sessions.lockMinutes * 60).toISOString()
}
