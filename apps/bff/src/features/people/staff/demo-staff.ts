import { isBoundToWindows } from '@diia-desk/contract'
import type { Centre } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'
import { hashPassword } from './passwords.ts'
import { addStaff, findStaff } from './staff.ts'
import { giveWindows, windowsOf } from './staff-windows.ts'

/** Invented people of the demo. They exist in demo mode only; production has neither their rows nor their passwords. */
export const demoStaff = [
  { login: 'm.tkach', name: 'Мирослава Ткач', role: 'clerk', password: 'demo-clerk', windows: ['3', '4'] },
  { login: 'b.yaremchuk', name: 'Богдан Яремчук', role: 'clerk', password: 'demo-clerk', windows: ['1', '2'] },
  { login: 'y.honcharenko', name: 'Ярослава Гончаренко', role: 'manager', password: 'demo-manager', windows: [] },
  { login: 'o.savchenko', name: 'Олена Савченко', role: 'administrator', password: 'demo-administrator', windows: [] },
] as const

export async function addDemoStaff(ctx: Context): Promise<void> {
  if (ctx.config.mode !== 'demo') throw new Error('Demo staff outside demo mode')
  const present = new Set((await ctx.db.selectFrom('staff').select('login').execute()).map(({ login }) => login))
  const { windows } = ctx.config.centre
  await Promise.all(
    demoStaff
      .filter(({ login }) => !present.has(login))
      .map((person) =>
        addStaff(ctx.db, { ...person, windows: windowsOfDemoStaff(person.login, windows) }, ctx.now(), hashOnce),
      ),
  )
  // Staff of a demo that was created before people had windows.
  for (const { login, role } of demoStaff) {
    const person = await findStaff(ctx.db, login)
    if (person !== undefined && isBoundToWindows(role) && (await windowsOf(ctx, person)).length === 0)
      await giveWindows(ctx.db, person.id, windowsOfDemoStaff(login, windows))
  }
}

/** For the sign-in page of the demo: their passwords, and their current windows. */
export async function listDemoStaff(
  ctx: Pick<Context, 'db' | 'config'>,
): Promise<NonNullable<Centre['demo']>['staff']> {
  return await Promise.all(
    demoStaff.map(async ({ login, password, role }) => {
      const person = await findStaff(ctx.db, login)
      return { login, password, role, windows: person === undefined ? [] : await windowsOf(ctx, person) }
    }),
  )
}

/** The windows that one of them starts with; if the centre has none of those, any. */
function windowsOfDemoStaff(login: string, windows: readonly string[]): string[] {
  const own: readonly string[] = demoStaff.find((person) => person.login === login)?.windows ?? []
  const there = windows.filter((window) => own.includes(window))
  return there.length === 0 ? [...windows] : there
}

const hashes = new Map<string, Promise<string>>()

/** These passwords are public, so people may share a hash. Each takes some 50 ms. */
function hashOnce(password: string): Promise<string> {
  const hash = hashes.get(password) ?? hashPassword(password)
  hashes.set(password, hash)
  return hash
}
