// The counts of days that are over are computed once and stored. The journal of appeals shows which of them have
// changed since: the days of an appeal are in `appeal_days`, also those that a correction moved away from. Checks and
// requests of a day no longer change once no package for them can arrive any more.
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Context } from '../../../context.ts'
import type { Database } from '../../../storage/schema.ts'
import { addSeconds, dayOf, endOfDay, nextDay, startOfDay } from '../../../time.ts'
import type { Facts } from './facts.ts'
import { readFacts } from './read-facts.ts'

type ReportContext = Pick<Context, 'db' | 'commits' | 'now' | 'config'>

/** After more events than this, all days are computed again, which costs less than finding out which ones changed. */
const maxEvents = 20_000

/** The counts of each day of a period up to now, or up to an earlier time. Days without any are left out. */
export async function factsOfDays(
  ctx: ReportContext,
  from: string,
  to: string,
  until = ctx.now(),
): Promise<Map<string, Facts>> {
  const seq = await forgetChangedDays(ctx)
  const kept = new Map(
    (
      await ctx.db
        .selectFrom('report_days')
        .select(['day', 'facts'])
        .where('day', '>=', from)
        .where('day', '<=', to)
        .execute()
    ).map(({ day, facts }) => [day, facts]),
  )
  const days = new Map<string, Facts>()
  for (let day = from; day <= to && startOfDay(day) < until; day = nextDay(day)) {
    const ended = endOfDay(day) <= until
    const text = ended ? kept.get(day) : undefined
    // This JSON was written by this program.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const facts =
      text === undefined
        ? await readFacts(ctx, startOfDay(day), ended ? endOfDay(day) : until)
        : (JSON.parse(text) as Facts)
    if (text === undefined && ended && isSettled(ctx, day)) await storeDay(ctx, day, facts, seq)
    days.set(day, facts)
    // A year is some megabytes of JSON, so other work gets its turn in between.
    if (days.size % 16 === 0) await setImmediate()
  }
  return days
}

/** Computes in advance what a manager will ask for: this year and the last, from the first appeal on. */
export async function prepareReports(ctx: ReportContext): Promise<void> {
  const today = dayOf(ctx.now())
  const first = await ctx.db
    .selectFrom('appeals')
    .select('registered_at')
    .orderBy('registered_at')
    .limit(1)
    .executeTakeFirst()
  if (first === undefined) return
  const lastYear = `${Number(today.slice(0, 4)) - 1}-01-01`
  const firstDay = dayOf(new Date(first.registered_at))
  await factsOfDays(ctx, firstDay > lastYear ? firstDay : lastYear, today)
}

function isSettled(ctx: ReportContext, day: string): boolean {
  return addSeconds(endOfDay(day), ctx.config.callback.acceptHours * 3600) < ctx.now()
}

/** @returns the event up to which the stored days are right now */
async function forgetChangedDays(ctx: ReportContext): Promise<number> {
  const newest = await ctx.db
    .selectFrom('appeal_events')
    .select('seq')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { event_seq: known } = await ctx.db.selectFrom('report_progress').select('event_seq').executeTakeFirstOrThrow()
  if (newest === undefined || newest.seq <= known) return known
  return await ctx.commits.run(async (trx) => {
    const before = await lockProgress(trx)
    if (newest.seq <= before) return before
    const changed = trx
      .selectFrom('appeal_events')
      .innerJoin('appeal_days', 'appeal_days.appeal', 'appeal_events.appeal')
      .select('appeal_days.day')
      .where('appeal_events.seq', '>', before)
      .where('appeal_events.seq', '<=', newest.seq)
    const forget = trx.deleteFrom('report_days')
    await (newest.seq - before > maxEvents ? forget : forget.where('day', 'in', changed)).execute()
    await trx.updateTable('report_progress').set({ event_seq: newest.seq }).execute()
    return newest.seq
  })
}

/** Stores a day, unless a new event may have changed it while it was read. */
async function storeDay(ctx: ReportContext, day: string, facts: Facts, seq: number): Promise<void> {
  await ctx.commits.run(async (trx) => {
    if ((await lockProgress(trx)) !== seq) return
    await trx
      .insertInto('report_days')
      .values({ day, facts: JSON.stringify(facts) })
      .onConflict((conflict) => conflict.column('day').doUpdateSet({ facts: JSON.stringify(facts) }))
      .execute()
  })
}

/** Reads up to which event the stored days are right, and locks that row until this transaction ends. */
async function lockProgress(trx: Transaction<Database>): Promise<number> {
  const { event_seq } = await trx
    .updateTable('report_progress')
    .set({ event_seq: sql`event_seq` })
    .returning('event_seq')
    .executeTakeFirstOrThrow()
  return event_seq
}
