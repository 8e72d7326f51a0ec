import type { Profile } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'
import { sessionsOf } from '../sessions/sessions.ts'
import type { SignedIn } from '../sessions/sessions.ts'

/** GET /api/profile: what a person sees of their own account. */
export async function readProfile(ctx: Context, { staff, tokenHash }: SignedIn): Promise<Profile> {
  const [{ password_changed_at: changedAt }, sessions] = await Promise.all([
    ctx.db.selectFrom('staff').select('password_changed_at').where('id', '=', staff.id).executeTakeFirstOrThrow(),
    sessionsOf(ctx, staff.id),
  ])
  return {
    login: staff.login,
    name: staff.name,
    ...(changedAt !== null && { passwordChangedAt: changedAt }),
    sessions: sessions
      .map(({ tokenHash: other, ...session }) => ({ ...session, current: other === tokenHash }))
      .toSorted((a, b) => Number(b.current) - Number(a.current) || b.lastActiveAt.localeCompare(a.lastActiveAt)),
  }
}
