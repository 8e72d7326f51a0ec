import type { Context } from '../../../context.ts'
import { withoutOffset } from '../../../local-time.ts'
import { ownCentreId } from '../../people/centres/centres.ts'
import { countIn, endOf, entryOf, noFacts, noWork, serviceKey } from './facts.ts'
import type { Facts } from './facts.ts'

interface Range {
  from: string
  until: string
}

/**
 * Reads one day, or a part of it: each table by a range of its own index. Test records are counted but otherwise left
 * out.
 */
export async function readFacts(ctx: Pick<Context, 'db'>, from: Date, until: Date): Promise<Facts> {
  const facts = noFacts()
  const range = { from: from.toISOString(), until: until.toISOString() }
  // One query after the other: a report must not take several connections from people at work.
  await readAppeals(ctx, range, facts)
  await readResults(ctx, range, facts)
  await readChecks(ctx, range, facts)
  await readDocuments(ctx, range, facts)
  return facts
}

/** Of an appeal what is counted, by its registration and by its result. */
const appealColumns = [
  'centre_id',
  'service_id',
  'service_code',
  'status',
  'registered_at',
  'result_at',
  'rating',
  'is_consultation',
  'is_test',
  'staff_id',
  'window',
] as const

async function readAppeals(ctx: Pick<Context, 'db'>, range: Range, facts: Facts): Promise<void> {
  const rows = await ctx.db
    .selectFrom('appeals')
    .select(appealColumns)
    .where('registered_at', '>=', range.from)
    .where('registered_at', '<', range.until)
    .execute()
  for (const row of rows.filter(isOwn)) {
    if (row.is_test === 1) {
      facts.figures.tests++
      continue
    }
    const kind = row.is_consultation === 1 ? 'consultations' : 'registered'
    facts.figures[kind]++
    entryOf(facts.services, serviceKey(row), noService)[kind]++
    for (const work of worksOf(facts, row)) work[kind]++
    entryOf(facts.hours, hourOf(row.registered_at), noHour).appeals++
    if (row.result_at === null && row.rating !== null) countIn(facts.ratings, row.rating)
  }
}

async function readResults(ctx: Pick<Context, 'db'>, range: Range, facts: Facts): Promise<void> {
  const rows = await ctx.db
    .selectFrom('appeals')
    .select(appealColumns)
    .where('result_at', '>=', range.from)
    .where('result_at', '<', range.until)
    .execute()
  for (const row of rows.filter(isOwn)) {
    if (row.is_test === 1) continue
    if (row.rating !== null) countIn(facts.ratings, row.rating)
    if (row.is_consultation === 1 || (row.status !== 'completed' && row.status !== 'refused')) continue
    facts.figures[row.status]++
    entryOf(facts.services, serviceKey(row), noService)[row.status]++
    for (const work of worksOf(facts, row)) work[row.status]++
    const minutes = (Date.parse(row.result_at ?? row.registered_at) - Date.parse(row.registered_at)) / 60_000
    // Within a day to the minute, beyond it to the hour. A result before its registration is a mistake and gives no
    // duration.
    if (minutes >= 0) countIn(facts.result, minutes < 1440 ? Math.round(minutes) : Math.round(minutes / 60) * 60)
  }
}

async function readChecks(ctx: Pick<Context, 'db'>, range: Range, facts: Facts): Promise<void> {
  const validations = await ctx.db
    .selectFrom('validations')
    .select(['outcome', 'took_ms', 'checked_at', 'staff_id', 'window'])
    .where('checked_at', '>=', range.from)
    .where('checked_at', '<', range.until)
    .execute()
  const requests = await ctx.db
    .selectFrom('document_requests')
    .select(['state', 'created_at', 'changed_at', 'staff_id', 'window'])
    .where('created_at', '>=', range.from)
    .where('created_at', '<', range.until)
    .execute()
  for (const { outcome, took_ms } of validations) {
    countIn(facts.validations, outcome)
    // 0 means that our own journal answered. Without an answer of Diia there is no response time.
    if (took_ms > 0 && outcome !== 'could-not-check') countIn(facts.answer, Math.max(10, Math.round(took_ms / 10) * 10))
  }
  for (const row of requests) {
    countIn(facts.requests, endOf(row.state))
    if (row.state !== 'arrived') continue
    for (const work of worksOf(facts, row)) work.copies++
    countIn(facts.copy, Math.max(1, Math.round((Date.parse(row.changed_at) - Date.parse(row.created_at)) / 1000)))
  }
  for (const row of [
    ...validations.map((one) => ({ ...one, at: one.checked_at })),
    ...requests.map((one) => ({ ...one, at: one.created_at })),
  ]) {
    for (const work of worksOf(facts, row)) work.checks++
    entryOf(facts.hours, hourOf(row.at), noHour).checks++
  }
}

async function readDocuments(ctx: Pick<Context, 'db'>, range: Range, facts: Facts): Promise<void> {
  const { count } = await ctx.db
    .selectFrom('document_copies')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('received_at', '>=', range.from)
    .where('received_at', '<', range.until)
    .executeTakeFirstOrThrow()
  facts.figures.documents = Number(count)
}

/**
 * Filtered here and not in SQL: SQLite would prefer the index of the centre, which contains nearly all appeals, to the
 * more selective one.
 */
const isOwn = (row: { centre_id: string }) => row.centre_id === ownCentreId

const noService = () => ({ registered: 0, completed: 0, refused: 0, consultations: 0 })
const noHour = () => ({ appeals: 0, checks: 0 })

/** Appeals of another system have neither clerk nor window; they are counted under '' among the clerks. */
function worksOf(facts: Facts, row: { staff_id: string | null; window: string | null }) {
  const clerk = entryOf(facts.clerks, row.staff_id ?? '', noWork)
  return row.window === null ? [clerk] : [clerk, entryOf(facts.windows, row.window, noWork)]
}

/** The hour in Kyiv time, without a leading zero. */
function hourOf(time: string): string {
  return String(Number(withoutOffset(time).slice(11, 13)))
}
