// The selection behind the export. An appeal belongs to a period when something of its journal does (table
// `appeal_days`); it goes out once, at the first such day; all as the journal stood at the snapshot.
import { randomUUID } from 'node:crypto'
import type { Period } from '@diia-desk/contract'
import { CompiledQuery, sql } from 'kysely'
import type { Context } from '../../../context.ts'
import type { Precedence } from '../../../http/precedence.ts'
import type { Db } from '../../../storage/database.ts'
import { endOfDay } from '../../../time.ts'
import { addUp } from '../../visit/appeal-journal/journal.ts'
import type { CompiledProfile } from './compile-profile.ts'
import type { Walk } from './cursor.ts'
import type { ExportRecord } from './record.ts'

interface WithProfile {
  monitoring: { profile: CompiledProfile }
}

export interface Page {
  /** All records that the page looked at and the profile takes, in order. */
  records: {
    record: ExportRecord
    /** False where a required value is missing and the profile keeps such records back. */ sent: boolean
  }[]
  /** Where the next page begins; absent on the last one. */
  next?: Walk
  /** The walk with this page counted in. */
  done: Walk
  /** What was read beyond the page: the next one may begin with it. */
  rest?: Chunk
}

/** What was found in one go, in order; `end` is how far was looked, absent when there is nothing after it. */
export interface Chunk {
  records: { day: string; record: ExportRecord }[]
  end?: Place
}

/** Rows of a chunk. Between two of them others have their turn, so that no page keeps a clerk waiting. */
const chunk = 500
/** Days looked at for a chunk; most appeals have a few in a period and count at the first. */
const daysAtOnce = 4 * chunk
/** A page that has something ends after so many fruitless chunks, however short it is. */
const patience = 4
/** An empty page with a link to the next would stop careless receivers, so a page without records goes on for long. */
const patienceWhenEmpty = 200

/** The moment of the journal that a new pull sees, by the profile: now, or the end of the pull's last day. */
async function takeSnapshot(db: Db, { profile }: CompiledProfile, to: string): Promise<number> {
  const newest = await db
    .selectFrom('appeal_events')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst()
  if (profile.state_as_of === 'now') return newest?.seq ?? 0
  // Clocks of several machines may differ a little: of the last ones before the day's end the highest counts, so that
  // an event of that day is never left behind.
  const last = db
    .selectFrom('appeal_events')
    .select('seq')
    .where('at', '<', endOfDay(to).toISOString())
    .orderBy('at', 'desc')
    .limit(100)
  return (
    (
      await db
        .selectFrom(last.as('last'))
        .select(({ fn }) => fn.max('seq').as('seq'))
        .executeTakeFirst()
    )?.seq ?? 0
  )
}

/** A pull at its beginning. */
export async function startWalk(
  { config, db, monitoring: { profile }, now }: Pick<Context, 'config' | 'db' | 'now'> & WithProfile,
  period: Period,
  size = Math.min(config.export.pageSize, profile.profile.page_size.max),
): Promise<Walk> {
  const snapshot = await takeSnapshot(db, profile, period.to)
  return {
    ...period,
    pull: randomUUID(),
    startedAt: now().getTime(),
    snapshot,
    size,
    day: period.from,
    appeal: 0,
    pages: 0,
    records: 0,
    omitted: 0,
  }
}

interface PageParts extends WithProfile {
  db: Db
  precedence: Pick<Precedence, 'giveWay'>
}

/**
 * The page of a walk. The same walk gives the same page, whatever was changed since its snapshot.
 *
 * @param rest what was read beyond the page before, to save reading it again
 * @param beyondRest the chunk after that, if it is on its way
 */
export async function readPage(ctx: PageParts, walk: Walk, rest?: Chunk, beyondRest?: Promise<Chunk>): Promise<Page> {
  const {
    db,
    monitoring: { profile },
    precedence,
  } = ctx
  const records: Page['records'] = []
  let place = { day: walk.day, appeal: walk.appeal }
  let end = place
  let sent = 0
  let omitted = 0
  let more = true
  for (let chunks = 0; more; chunks++) {
    // Patience counts chunks from the page's own beginning: only so does the page end where it always does.
    if (rest !== undefined && chunks === patience) return await readPage(ctx, walk)
    await precedence.giveWay()
    const known = rest === undefined ? undefined : [rest, beyondRest][chunks]
    const found = await (known ?? readChunk(db, walk, place))
    for (const [index, { day, record }] of found.records.entries()) {
      if (!profile.takes(record)) continue
      const goes = profile.profile.on_missing === 'null' || profile.isWhole(record)
      if (goes && sent === walk.size) return finish(true, { ...found, records: found.records.slice(index) })
      records.push({ record, sent: goes })
      if (goes) sent++
      else omitted++
      end = { day, appeal: record.seq }
    }
    more = found.end !== undefined
    if (found.end !== undefined) place = found.end
    if (more && sent < walk.size) end = place
    if (chunks >= (sent > 0 ? patience + walk.size / chunk : patienceWhenEmpty)) break
  }
  return finish(more)

  function finish(goesOn: boolean, beyond?: Chunk): Page {
    const done = {
      ...walk,
      ...end,
      pages: walk.pages + 1,
      records: walk.records + sent,
      omitted: walk.omitted + omitted,
    }
    return { records, done, ...(goesOn && { next: done }), ...(beyond !== undefined && { rest: beyond }) }
  }
}

export interface Place {
  day: string
  appeal: number
}

/** The appeals after a place. */
export async function readChunk(db: Db, { from, to, snapshot }: Walk, { day, appeal }: Place): Promise<Chunk> {
  const { chunkText, endText } = statementsOf(db)
  const { rows } = await db.executeQuery<ExportRow>(
    CompiledQuery.raw(chunkText, [day, appeal, to, snapshot, daysAtOnce, from, snapshot, chunk]),
  )
  const records = await asOfSnapshot(db, rows, snapshot)
  const last = rows.length === chunk ? rows[chunk - 1] : undefined
  if (last !== undefined) return { records, end: { day: last.day, appeal: last.seq } }
  const [end] = (
    await db.executeQuery<Place>(CompiledQuery.raw(endText, [day, appeal, to, snapshot, 1, daysAtOnce - 1]))
  ).rows
  return { records, ...(end !== undefined && { end }) }
}

interface Statements {
  chunkText: string
  endText: string
}
const statements = new WeakMap<Db, Statements>()

/** A page is a matter of a millisecond: the text of its statements is made once for a database, with values yet to come. */
function statementsOf(db: Db): Statements {
  const known = statements.get(db)
  if (known !== undefined) return known
  const value = sql`${null}`
  // Days that came after the snapshot don't even count as looked at: a page ends at the same place each time.
  const ahead = sql`select day, appeal from appeal_days where (day, appeal) > (${value}, ${value}) and day <= ${value} and first_seq <= ${value} order by day, appeal`
  // The first day is asked for rather than "no earlier one", which PostgreSQL would answer for all appeals at once. `+ 0`
  // keeps the number out of the index condition: PostgreSQL 18 prices it as a skip through the whole index.
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

/** Rows that changed after the snapshot are added up anew from the journal. */
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
  // Lists of only a few lengths, so that their statements are kept.
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
