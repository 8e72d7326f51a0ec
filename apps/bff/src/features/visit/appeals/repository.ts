// Lists of appeals of our own centre, a page at a time. Only the rows of the page are decrypted.
import { appealStatuses, isUnderWay } from '@diia-desk/contract'
import type { Appeals, AppealList, AppealsQuery, AppealSummary, AppealTasks } from '@diia-desk/contract'
import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Context } from '../../../context.ts'
import { isPostgres } from '../../../storage/engine.ts'
import { readKeysetPage } from '../../../storage/keyset.ts'
import type { Keyset } from '../../../storage/keyset.ts'
import { dayOf, endOfDay, startOfDay } from '../../../time.ts'
import { ownCentreId } from '../../people/centres/centres.ts'
import { openDetails } from './details.ts'

const pageSize = 50

const isUnderWayNow = sql<boolean>`appeals.status in (${sql.join(appealStatuses.filter(isUnderWay).map((status) => sql.lit(status)))})`

/** Which appeals are in each list on a day. */
const belongs: Record<AppealList, (today: string) => RawBuilder<boolean>> = {
  all: () => sql<boolean>`1 = 1`,
  'under-way': () => isUnderWayNow,
  overdue: (today) => sql<boolean>`${isUnderWayNow} and appeals.deadline_on < ${today}`,
  'due-today': (today) => sql<boolean>`${isUnderWayNow} and appeals.deadline_on = ${today}`,
  // A consultation has no result to hand over.
  'to-issue': () =>
    sql<boolean>`appeals.status in ('completed', 'refused') and appeals.issued_at is null and appeals.is_consultation = 0`,
}

export function appealRows({ db }: Pick<Context, 'db'>) {
  return db
    .selectFrom('appeals')
    .leftJoin('services', 'services.id', 'appeals.service_id')
    .leftJoin('staff', 'staff.id', 'appeals.staff_id')
    .where('appeals.centre_id', '=', ownCentreId)
    .selectAll('appeals')
    .select(['services.name as service_name', 'staff.name as clerk'])
}

type Rows = ReturnType<typeof appealRows>
export type ListedAppeal = Awaited<ReturnType<Rows['executeTakeFirstOrThrow']>>

/** Lists of work are sorted by deadline, the others by time, newest first. */
const orders: Record<AppealList, Keyset<ListedAppeal>> = {
  all: {
    key: sql<string>`appeals.registered_at`,
    id: sql<number>`appeals.seq`,
    direction: 'desc',
    form: { key: 'time', id: 'number' },
    positionOf: (row) => [row.registered_at, row.seq],
  },
  overdue: byDeadline(),
  'due-today': byDeadline(),
  'under-way': byDeadline(),
  'to-issue': {
    key: sql<string>`appeals.result_at`,
    id: sql<number>`appeals.seq`,
    direction: 'asc',
    form: { key: 'time', id: 'number' },
    positionOf: (row) => [row.result_at ?? '', row.seq],
  },
}

/** Appeals without a deadline come after all that have one. */
function byDeadline(): Keyset<ListedAppeal> {
  const never = '9999-12-31'
  return {
    key: sql<string>`coalesce(appeals.deadline_on, ${sql.lit(never)})`,
    id: sql<number>`appeals.seq`,
    direction: 'asc',
    form: { key: 'day', id: 'number' },
    positionOf: (row) => [row.deadline_on ?? never, row.seq],
  }
}

export async function listAppeals(
  ctx: Context,
  { list = 'all', from, to, number, serviceId, cursor }: AppealsQuery,
): Promise<Appeals> {
  let query = appealRows(ctx).where(belongs[list](dayOf(ctx.now())))
  if (from !== undefined) query = query.where('appeals.registered_at', '>=', startOfDay(from).toISOString())
  if (to !== undefined) query = query.where('appeals.registered_at', '<', endOfDay(to).toISOString())
  if (serviceId !== undefined) query = query.where('appeals.service_id', '=', serviceId)
  if (number !== undefined && number !== '') query = beginningWith(ctx, query, number)
  const { rows, ...next } = await readKeysetPage(query, orders[list], { cursor, size: pageSize })
  return { items: rows.map((row) => toSummary(ctx, row)), ...next }
}

/** The number of appeals in each list of work. */
export async function countTasks(ctx: Context): Promise<AppealTasks> {
  const counts = await Promise.all(
    (['overdue', 'due-today', 'under-way', 'to-issue'] as const).map(async (list) => {
      const row = await ctx.db
        .selectFrom('appeals')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('centre_id', '=', ownCentreId)
        .where(belongs[list](dayOf(ctx.now())))
        .executeTakeFirstOrThrow()
      return Number(row.count)
    }),
  )
  const [overdue = 0, dueToday = 0, underWay = 0, toIssue = 0] = counts
  return { overdue, dueToday, underWay, toIssue }
}

export function toSummary(ctx: Context, row: ListedAppeal): AppealSummary {
  const { applicant } = openDetails(ctx, row.id, row.sealed)
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    ...(row.service_id !== null &&
      row.service_name !== null && {
        service: {
          id: row.service_id,
          name: row.service_name,
          ...(row.service_code !== null && { code: row.service_code }),
        },
      }),
    ...(applicant !== undefined && { applicant }),
    registeredAt: row.registered_at,
    ...(row.deadline_on !== null && { deadlineOn: row.deadline_on }),
    ...(row.result_at !== null && { resultAt: row.result_at }),
    ...(row.issued_at !== null && { issuedAt: row.issued_at }),
    ...(row.rating !== null && { rating: row.rating }),
    isConsultation: row.is_consultation === 1,
    isTest: row.is_test === 1,
    ...(row.clerk !== null && { clerk: row.clerk }),
    ...(row.window !== null && { window: row.window }),
  }
}

/** Compares the bytes of the text on both engines, so that neither a locale nor a character such as «%» matters. */
function beginningWith(ctx: Context, query: Rows, beginning: string): Rows {
  const number = isPostgres(ctx.db) ? sql<string>`appeals.number collate "C"` : sql<string>`appeals.number`
  return query.where(number, '>=', beginning).where(number, '<', `${beginning}\u{10FFFF}`)
}
