import type { Context } from '../../context.ts'
import { addStaff } from './staff.ts'

/** Invented people of the demo. They exist in demo mode only; production has no such rows and no such passwords. */
export const demoStaff = [
  { login: 'm.tkach', name: 'Мирослава Ткач', role: 'clerk', password: 'demo-clerk' },
  { login: 'b.yaremchuk', name: 'Богдан Яремчук', role: 'clerk', password: 'demo-clerk' },
  { login: 'y.honcharenko', name: 'Ярослава Гончаренко', role: 'manager', password: 'demo-manager' },
  { login: 'o.savchenko', name: 'Олена Савченко', role: 'administrator', password: 'demo-administrator' },
] as const

export async function addDemoStaff(ctx: Context): Promise<void> {
  if (ctx.config.mode !== 'demo') throw new Error('Demo staff outside demo mode')
  const present = new Set((await ctx.db.selectFrom('staff').select('login').execute()).map(({ login }) => login))
  await Promise.all(demoStaff.filter(({ login }) => !present.has(login)).map((person) => addStaff(ctx.db, person, ctx.now())))
}
