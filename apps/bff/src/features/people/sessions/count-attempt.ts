// Sign-in attempts are counted in the database, so that several servers share the counts and a restart keeps them. Each
// attempt is counted before its password is checked, in one statement, so that parallel attempts are never counted as
// one.
import { sql } from 'kysely'
import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import { addSeconds } from '../../../time.ts'
import type { KnownBrowser } from './known-browsers.ts'

/**
 * Counts one attempt from an unknown browser, whether the login exists or not.
 *
 * @returns how many attempts are left after it
 * @throws {Problem} `locked-out` while the login is locked for unknown browsers
 */
export async function countUnknownBrowserAttempt(ctx: Context, loginHash: string): Promise<number> {
  const now = ctx.now().toISOString()
  const row = await ctx.commits.run(
    async (trx) =>
      await trx
        .insertInto('sign_in_attempts')
        .values({ login_hash: loginHash, failures: 1, last_failed_at: now })
        .onConflict((conflict) => conflict.column('login_hash').doUpdateSet(incrementFailures(ctx, 'sign_in_attempts')))
        .returning(['failures', 'last_failed_at'])
        .executeTakeFirstOrThrow(),
  )
  return attemptsLeft(ctx, row)
}

/**
 * The same for a browser in which this person signed in before.
 *
 * @throws {Problem} `locked-out` while this person is locked out in this browser
 */
export async function countKnownBrowserAttempt(ctx: Context, { tokenHash, staffId }: KnownBrowser): Promise<number> {
  const row = await ctx.commits.run(
    async (trx) =>
      await trx
        .updateTable('known_browsers')
        .set(incrementFailures(ctx, 'known_browsers'))
        .where('token_hash', '=', tokenHash)
        .where('staff_id', '=', staffId)
        .returning(['failures', 'last_failed_at'])
        .executeTakeFirst(),
  )
  // The row was deleted after it was found. It does not matter which limit this one attempt counts against.
  return row === undefined ? 0 : attemptsLeft(ctx, row)
}

/** Lets a person try again from any browser. Used by the administrator. */
export async function forgetAttempts(
  { db, keys }: Pick<Context, 'db' | 'keys'>,
  { id, login }: { id: string; login: string },
): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('login_hash', '=', keys.hash('login', login)).execute()
  await db.updateTable('known_browsers').set({ failures: 0 }).where('staff_id', '=', id).execute()
}

/** Removes rows that no longer count, those of invented logins too. */
export async function forgetOldAttempts(ctx: Pick<Context, 'db' | 'config' | 'now'>): Promise<void> {
  await ctx.db.deleteFrom('sign_in_attempts').where('last_failed_at', '<=', quietSince(ctx)).execute()
}

/** Several servers may share the table, each with its own clock. */
const clockToleranceSeconds = 60

/** Failures are forgotten after a quiet time as long as a lock. Further failures during a lock do not extend it. */
function incrementFailures(ctx: Context, table: 'sign_in_attempts' | 'known_browsers') {
  const failures = sql.ref(`${table}.failures`)
  const last = sql.ref(`${table}.last_failed_at`)
  // A time in the future was written before a clock was set back, so it does not tell how long ago the failure was.
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
