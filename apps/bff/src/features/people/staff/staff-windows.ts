// Windows at which people may sign in. An administrator assigns them. A person without windows cannot sign in, unless
// the role is not bound to windows (docs/decisions/0032).
import { isBoundToWindows } from '@diia-desk/contract'
import type { Role } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import type { Db } from '../../../storage/database.ts'

interface Person {
  id: string
  role: Role
}

/** Windows of the centre at which somebody may sign in, in the order of the settings. */
export async function windowsOf(
  { db, config }: Pick<Context, 'db' | 'config'>,
  { id, role }: Person,
): Promise<string[]> {
  if (!isBoundToWindows(role)) return config.centre.windows
  const given = new Set(
    (await db.selectFrom('staff_windows').select('window').where('staff_id', '=', id).execute()).map(
      ({ window }) => window,
    ),
  )
  return config.centre.windows.filter((window) => given.has(window))
}

/** @throws {Problem} `window-not-given`, with their windows: only for a person whose password was right */
export async function requireWindow(
  ctx: Pick<Context, 'db' | 'config' | 'log'>,
  person: Person,
  window: string,
): Promise<void> {
  const windows = await windowsOf(ctx, person)
  if (windows.includes(window)) return
  ctx.log.warn({ staffId: person.id, window }, 'sign-in at a window that was not assigned')
  throw new Problem('window-not-given', { windows })
}

/** Assigns exactly these windows. Sessions at other windows end by that (`sessions.ts`). */
export async function giveWindows(db: Db, staffId: string, windows: readonly string[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('staff_windows').where('staff_id', '=', staffId).execute()
    if (windows.length > 0)
      await trx
        .insertInto('staff_windows')
        .values(windows.map((window) => ({ staff_id: staffId, window })))
        .execute()
  })
}
