// One year of a busy centre, with its journal, written into a migrated database in batches of thousands of rows.
// Through the program's own functions this would take hours. Each appeal is registered and started on one day and
// completed up to nine days later, always in the daytime, when the day in Kyiv is the day in UTC.
import Sqlite from 'better-sqlite3'
import { Client } from 'pg'

export const firstDay = '2025-11-01'
export const lastDay = '2026-10-31'
const daysOfWork = 355

export type Where = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string }

const tables = {
  appeals: [
    'seq',
    'id',
    'centre_id',
    'number',
    'service_code',
    'asc_code',
    'registered_at',
    'deadline_on',
    'status',
    'result_at',
    'channel',
    'receiving_channel',
    'applicant_type',
    'fee',
    'is_consultation',
    'is_test',
    'rating',
    'updated_at',
    'version',
  ],
  appeal_events: ['seq', 'appeal', 'kind', 'at', 'happened_at', 'origin', 'changes'],
  appeal_days: ['day', 'appeal', 'first_seq'],
} as const
type Table = keyof typeof tables
type Row = (string | number | null)[]

export async function fillAppeals(where: Where, count: number): Promise<void> {
  const writer = where.kind === 'sqlite' ? sqliteWriter(where.file) : await postgresWriter(where.url)
  const perDay = Math.ceil(count / daysOfWork)
  const due = new Map<number, number[]>()
  let event = 0
  for (let day = 0, next = 1; day < daysOfWork + 10; day++) {
    const rows: Record<Table, Row[]> = { appeals: [], appeal_events: [], appeal_days: [] }
    const write = (appeal: number, kind: string, at: string, changes: object) =>
      rows.appeal_events.push([++event, appeal, kind, at, at, 'system', JSON.stringify(changes)])
    for (const seq of due.get(day) ?? []) {
      const at = moment(day, 12 * 60 + (seq % 180))
      write(seq, 'completed', at, { status: 'completed', result_at: at, receiving_channel: 'front-office' })
      if (delayOf(seq) > 0) rows.appeal_days.push([dayText(day), seq, event])
    }
    due.delete(day)
    for (let index = 0; index < perDay && next <= count && day < daysOfWork; index++, next++) {
      const at = moment(day, 7 * 60 + (index % 240))
      const result = moment(day + delayOf(next), 12 * 60 + (next % 180))
      const state = {
        service_code: String(next % 700).padStart(5, '0'),
        asc_code: '1234',
        registered_at: at,
        deadline_on: dayText(day + 30),
        status: 'registered',
        result_at: null,
        channel: 'front-office',
        applicant_type: 'person',
        fee: '120.00',
        is_consultation: 0,
        is_test: 0,
        rating: null,
      }
      // The row as it is at the end of the year. Its version is set when the journal is complete.
      rows.appeals.push([
        next,
        `b${String(next).padStart(9, '0')}-7c1e-4d5f-9a6b-0c2d4e6f8a10`,
        'own',
        `${dayText(day)}/${String(index + 1).padStart(4, '0')}`,
        state.service_code,
        state.asc_code,
        at,
        state.deadline_on,
        'completed',
        result,
        'front-office',
        'front-office',
        'person',
        '120.00',
        0,
        0,
        null,
        result,
        0,
      ])
      write(next, 'registered', at, state)
      rows.appeal_days.push([dayText(day), next, event])
      write(next, 'started', at, { status: 'in-progress' })
      const end = day + delayOf(next)
      if (end === day)
        write(next, 'completed', result, { status: 'completed', result_at: result, receiving_channel: 'front-office' })
      else due.set(end, [...(due.get(end) ?? []), next])
    }
    await writer.write(rows)
  }
  await writer.finish()
}

/** Days from the registration to the result. */
function delayOf(seq: number): number {
  return (seq * 7) % 10
}

function dayText(day: number): string {
  return new Date(Date.parse(firstDay) + day * 86_400_000).toISOString().slice(0, 10)
}

function moment(day: number, minutes: number): string {
  return new Date(Date.parse(firstDay) + day * 86_400_000 + minutes * 60_000).toISOString()
}

interface Writer {
  write(rows: Record<Table, Row[]>): Promise<void> | void
  finish(): Promise<void> | void
}

const settle = 'update appeals set version = (select max(seq) from appeal_events where appeal = appeals.seq)'

function sqliteWriter(file: string): Writer {
  const db = new Sqlite(file)
  db.pragma('synchronous = OFF')
  const insert = Object.fromEntries(
    Object.entries(tables).map(([table, columns]) => [
      table,
      db.prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`),
    ]),
  ) as Record<Table, Sqlite.Statement>
  const write = db.transaction((rows: Record<Table, Row[]>) => {
    for (const table of Object.keys(tables) as Table[]) for (const row of rows[table]) insert[table].run(row)
  })
  return {
    write,
    finish() {
      db.exec(settle)
      db.exec('analyze')
      db.pragma('wal_checkpoint(TRUNCATE)')
      db.close()
    },
  }
}

async function postgresWriter(url: string): Promise<Writer> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('set synchronous_commit = off')
  const whole = new Set(['seq', 'appeal', 'first_seq', 'is_consultation', 'is_test', 'rating', 'version'])
  return {
    async write(rows) {
      for (const [table, columns] of Object.entries(tables)) {
        const arrays = columns
          .map((column, index) => `$${index + 1}::${whole.has(column) ? 'integer' : 'text'}[]`)
          .join(', ')
        await client.query(
          `insert into ${table} (${columns.join(', ')}) select * from unnest(${arrays})`,
          columns.map((_, index) => rows[table as Table].map((row) => row[index] ?? null)),
        )
      }
    },
    async finish() {
      await client.query(settle)
      for (const table of ['appeals', 'appeal_events'])
        await client.query(`select setval(pg_get_serial_sequence('${table}', 'seq'), (select max(seq) from ${table}))`)
      await client.query('vacuum analyze')
      await client.end()
    },
  }
}
