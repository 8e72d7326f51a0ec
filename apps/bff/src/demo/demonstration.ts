// A database belongs either to a demonstration or to a centre, for ever: people of a demonstration sign in with public
// passwords, and their work is invented.
import type { Context } from '../context.ts'
import { demoStaff } from '../features/people/staff/demo-staff.ts'
import { verifyPasswordSync } from '../features/people/staff/passwords.ts'

/**
 * Checks whether this database may be used in this mode.
 *
 * @returns undefined, or a sentence that explains the refusal to the person who started the server
 */
export async function faultOfDemonstration({
  db,
  config,
}: Pick<Context, 'db' | 'config'>): Promise<string | undefined> {
  const people = await db.selectFrom('staff').select(['login', 'password_hash']).execute()
  const isDemonstration =
    (await db.selectFrom('database_marks').select('name').where('name', '=', 'demonstration').executeTakeFirst()) !==
      undefined ||
    // A demonstration that was created before databases were marked.
    people.some(({ login, password_hash: hash }) =>
      demoStaff.some((invented) => invented.login === login && verifyPasswordSync(invented.password, hash)),
    )
  if (config.mode === 'production' && isDemonstration) {
    return 'This database belongs to a demonstration: its people sign in with public passwords, and its work is invented. Nothing was changed. For real use start with an empty database in another DATA_DIR (or POSTGRES_URL), and add people with: npm run desk -- staff add'
  }
  if (config.mode === 'demo' && !isDemonstration && people.length > 0) {
    return 'This database contains a centre’s people and work; a demonstration would add people with public passwords. Nothing was changed. Set DESK_MODE=production, or name another DATA_DIR (or POSTGRES_URL) for the demonstration.'
  }
  return undefined
}

/** Marks a database before the first invented person is added. */
export async function markDemonstration({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
  await db
    .insertInto('database_marks')
    .values({ name: 'demonstration', made_at: now().toISOString() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}
