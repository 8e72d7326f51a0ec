// Four weeks of invented work, so that a demo has something to show. In demo mode only, requested by `npm start`,
// created once when the journal is empty. It is written through the journal with past times, so that lists, reports and
// the export treat it like real work. It contains no copies: only Diia's seal makes one, and nothing here pretends to
// have it.
import { shiftDay } from '@diia-desk/contract'
import type { Context } from '../context.ts'
import { dayOf, startOfDay } from '../time.ts'
import { ownCentre } from '../features/people/centres/centres.ts'
import { prepareReports } from '../features/state/reports/days.ts'
import { demoStaff } from '../features/people/staff/demo-staff.ts'
import { addStaff, makePassword } from '../features/people/staff/staff.ts'
import { createSeededRandom } from './seeded-random.ts'
import type { SeededRandom } from './seeded-random.ts'
import { readOffer } from './offer.ts'
import { planVisit } from './visit.ts'
import type { Clerk, PlannedWrite } from './visit.ts'

const weeks = 4
/** Short transactions, so that somebody who signs in meanwhile does not wait. */
const writesPerTransaction = 60

/** Nobody knows their passwords. They are names in reports and cannot sign in. */
const colleagues = [
  { login: 'demo.dyachuk', name: 'Соломія Дячук (вигадана)' },
  { login: 'demo.lysenko', name: 'Тарас Лисенко (вигаданий)' },
]

/** Visits by hour of opening, Monday to Saturday. The centre is closed on Sundays and open longer on Thursdays. */
const hours: readonly (readonly [hour: number, weight: number])[] = [
  [8, 5],
  [9, 10],
  [10, 14],
  [11, 13],
  [12, 9],
  [13, 6],
  [14, 10],
  [15, 9],
  [16, 5],
]
const thursdayEvening: typeof hours = [
  [17, 7],
  [18, 6],
  [19, 3],
]
const visitsByWeekday = [0, 62, 50, 47, 58, 44, 18]

export async function makeDemoHistory(ctx: Context): Promise<void> {
  if (ctx.config.mode !== 'demo') throw new Error('Invented work outside demo mode')
  if ((await ctx.db.selectFrom('appeals').select('seq').limit(1).executeTakeFirst()) !== undefined) return
  const started = performance.now()
  const random = createSeededRandom(864)
  const now = ctx.now()
  const clerks = await findClerks(ctx)
  const offer = await readOffer(ctx)
  const centre = await ownCentre(ctx)
  const writes: PlannedWrite[] = []
  const today = dayOf(now)
  for (let day = shiftDay(today, -7 * weeks); day <= today; day = shiftDay(day, 1)) {
    for (const at of visitsOf(random, day))
      if (at < now)
        writes.push(
          ...planVisit(ctx, random, { at, clerk: random.weighted(clerks), centre, offer, isToday: day === today }),
        )
  }
  const past = writes.filter(({ at }) => at < now).toSorted((a, b) => a.at.getTime() - b.at.getTime())
  for (let next = 0; next < past.length; next += writesPerTransaction) {
    await ctx.commits.run(async (trx) => {
      for (const planned of past.slice(next, next + writesPerTransaction)) await planned.write(trx, planned.at)
    })
  }
  await prepareReports(ctx)
  ctx.log.info(
    { count: past.length, ms: Math.round(performance.now() - started) },
    'invented four weeks of work for the demo',
  )
}

async function findClerks(ctx: Context): Promise<[Clerk, number][]> {
  for (const colleague of colleagues)
    await addStaff(ctx.db, { ...colleague, role: 'clerk', password: makePassword() }, ctx.now())
  const logins = [...demoStaff.filter(({ role }) => role === 'clerk'), ...colleagues].map(({ login }) => login)
  const found = await ctx.db.selectFrom('staff').select('id').where('login', 'in', logins).orderBy('login').execute()
  const { windows } = ctx.config.centre
  // Windows are not equally busy. This says nothing about the people who work there.
  return found.map(({ id }, index) => [
    { staffId: id, window: windows[index % windows.length] as string },
    10 + index * 2,
  ])
}

/** The times of visits on a day. */
function visitsOf(random: SeededRandom, day: string): Date[] {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  const usual = visitsByWeekday[weekday] ?? 0
  const open =
    weekday === 6 ? hours.filter(([hour]) => hour < 14) : weekday === 4 ? [...hours, ...thursdayEvening] : hours
  const midnight = startOfDay(day).getTime()
  return Array.from(
    { length: Math.round(usual * random.between(0.85, 1.15)) },
    () => new Date(midnight + random.weighted(open) * 3_600_000 + random.whole(0, 3_599_999)),
  )
}
