// The selection of the export. An appeal belongs to a period when an event of its journal does (table `appeal_days`).
// It is exported once, at the first such day. Everything is as the journal was at the snapshot.
import { CompiledQuery, sql } from 'kysely'
import type { Db } from '../../../storage/database.ts'
import { isBeyond } from '../../../storage/keyset.ts'
import type { KeysetOrder } from '../../../storage/keyset.ts'
import { addUp } from '../../visit/appeal-journal/journal.ts'
import type { PullPosition } from './cursor.ts'
import type { ExportRecord } from './record.ts'

export interface AppealPosition {
  day: string
  appeal: number
}

/**
 * Appeals of one read, in order. `end` is the position up to which days were read; undefined at the end of the period.
 */
export interface Chunk {
  records: { day: string; record: ExportRecord }[]
  end?: AppealPosition
}

/**
 * Most appeals are exported at the first of their days, so this many days for each row of a chunk contain enough first
 * days.
 */
const daysForRow = 4

/** Up to this many appeals after a position. */
export async function readChunk(
  db: Db,
  { from, to, snapshot }: Pick<PullPosition, 'from' | 'to' | 'snapshot'>,
  { day, appeal }: AppealPosition,
  most: number,
): Promise<Chunk> {
  const { chunkText, endText } = statementsOf(db)
  const days = daysForRow * most
  const { rows } = await db.executeQuery<ExportRow>(
    CompiledQuery.raw(chunkText, [day, appeal, to, snapshot, days, from, snapshot, most]),
  )
  const records = await asOfSnapshot(db, rows, snapshot)
  const last = rows.length === most ? rows[most - 1] : undefined
  if (last !== undefined) return { records, end: { day: last.day, appeal: last.seq } }
  const [end] = (
    await db.executeQuery<AppealPosition>(CompiledQuery.raw(endText, [day, appeal, to, snapshot, 1, days - 1]))
  ).rows
  return { records, ...(end !== undefined && { end }) }
}

interface Statements {
  chunkText: string
  endText: string
}
const statements = new WeakMap<Db, Statements>()

/** A page takes about a millisecond, so its statements are compiled once for each database, with placeholders. */
function statementsOf(db: Db): Statements {
  const known = statements.get(db)
  if (known !== undefined) return known
  const value = sql`${null}`
  const order: KeysetOrder = { key: sql`day`, id: sql`appeal`, direction: 'asc' }
  // Days added after the snapshot do not count as read, so a page ends at the same position each time.
  const ahead = sql`select day, appeal from appeal_days where ${isBeyond(order, null, null)} and day <= ${value} and first_seq <= ${value} order by day, appeal`
  // The first day is queried instead of "no earlier day exists", which PostgreSQL would evaluate for all appeals at
  // once. `+ 0` keeps the number out of the index condition: PostgreSQL 18 estimates it as a skip scan of the whole
  // index.
  const chunkText = sql`
    select d.day, a.seq, a.id, a.number, a.service_id, a.variation_id, a.service_code, a.asc_code, a.registered_at, a.deadline_on, a.status, a.result_at,
      a.issued_at, a.channel, a.receiving_channel, a.applicant_type, a.fee, a.is_consultation, a.is_test, a.rating, a.updated_at, a.version, a.staff_id
    from (${ahead} limit ${value}) d cross join appeals a
    where a.seq = d.appeal
      and d.day = (select e.day from appeal_days e where e.appeal = d.appeal and e.day >= ${value} and e.first_seq + 0 <= ${value} order by e.day limit 1)
    order by d.day, d.appeal limit ${value}`.compile(db).sql
  const made = {
    chunkText,
    endText: sql`select day, appeal from (${ahead} limit ${value} offset ${value}) last`.compile(db).sql,
  }
  statements.set(db, made)
  return made
}

type ExportRow = ExportRecord & { day: string; version: number }

/** Rows that changed after the snapshot are computed again from the journal. */
async function asOfSnapshot(
  db: Db,
  rows: ExportRow[],
  snapshot: number,
): Promise<{ day: string; record: ExportRecord }[]> {
  const changed = rows.filter(({ version }) => version > snapshot).map(({ seq }) => seq)
  const states = changed.length === 0 ? undefined : await statesAt(db, changed, snapshot)
  return rows.map((row) => ({
    day: row.day,
    record: row.version > snapshot ? { ...row, ...states?.get(row.seq) } : row,
  }))
}

async function statesAt(db: Db, appeals: number[], snapshot: number): Promise<Map<number, Partial<ExportRecord>>> {
  // Only a few list lengths are used, so that their statements are cached.
  const list = [
    ...appeals,
    ...Array.from({ length: 2 ** Math.ceil(Math.log2(appeals.length)) - appeals.length }, () => appeals[0] as number),
  ]
  const events = await db
    .selectFrom('appeal_events')
    .select(['appeal', 'at', 'changes'])
    .where('appeal', 'in', list)
    .where('seq', '<=', snapshot)
    .orderBy('seq')
    .execute()
  const byAppeal = Map.groupBy(events, ({ appeal }) => appeal)
  return new Map([...byAppeal].map(([appeal, of]) => [appeal, { ...addUp(of), updated_at: of.at(-1)?.at as string }]))
}
