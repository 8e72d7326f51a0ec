// npm run bench -- register: the cost of POST /api/appeals over a plain transaction that writes the same rows, on both
// engines. The floor is the engine's own driver with prepared statements. Rounds of the two alternate.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import pg from 'pg'
import { Pool } from 'undici'
import { migrate, openDatabase } from '../src/storage/database.ts'
import type { Db } from '../src/storage/database.ts'
import { addService, registeredState } from '../test/appeal-fixtures.ts'
import { startPostgres } from '../test/postgres-server.ts'
import { openBenchServer } from './place.ts'
import { milliseconds, printTable, quantile } from './statistics.ts'

const rounds = 5
const calls = Number(process.argv[2] ?? 500)

const sealed = Buffer.alloc(120, 7)
const at = new Date().toISOString()
const state = registeredState({ asc_code: '1234', registered_at: at, deadline_on: '2026-12-24' })
const changes = JSON.stringify(state)

/** The rows of a registration, in the order in which they are written. */
const floorStatements = [
  `insert into appeal_counters (centre_id, scope, last) values ('own', 'ever', 1) on conflict (centre_id, scope) do update set last = appeal_counters.last + 1 returning last`,
  `insert into appeals (id, centre_id, number, service_code, asc_code, registered_at, deadline_on, status, channel, applicant_type, is_consultation, is_test, updated_at, version, "window", sealed, rating_token_hash, external_key)
   values ($1, 'own', $2, '00034', '1234', $3, '2026-12-24', 'registered', 'front-office', 'person', 0, 0, $4, 0, '1', $5, $6, $7) returning seq`,
  `insert into appeal_events (appeal, kind, at, happened_at, origin, "window", changes, sealed) values ($1, 'registered', $2, $3, 'desk', '1', $4, $5) returning seq`,
  `update appeals set version = $1 where seq = $2`,
  `insert into appeal_days (day, appeal, first_seq) values ('2026-11-24', $1, $2)`,
  `insert into events (at, body) values ($1, '{"type":"appeal","id":"00000000-0000-0000-0000-000000000000","status":"registered"}')`,
]

console.log(`registering an appeal, ${calls} one after another\n`)
const rows = [['', 'bare transaction p50', 'POST /api/appeals p50', 'p99', 'over the floor, p50', 'p99']]
rows.push(['SQLite', ...(await measureSqlite())], ['PostgreSQL', ...(await measurePostgres())])
printTable(rows)
console.log(
  '\nThe route checks the session, the service and its term, takes a number, seals the details, writes six rows, waits for the disk, and answers with the appeal.',
)

async function measureSqlite(): Promise<string[]> {
  const place = await openBenchServer()
  const own = await openDatabase({ kind: 'sqlite', file: join(place.folder, 'desk', 'desk.sqlite') })
  const file = join(place.folder, 'floor.sqlite')
  const floor = await openDatabase({ kind: 'sqlite', file })
  await prepareFloor(floor)
  const bare = new SqliteDatabase(file)
  bare.pragma('journal_mode = WAL')
  bare.pragma('synchronous = FULL')
  const statements = floorStatements.map((text) => bare.prepare(text.replaceAll(/\$\d/g, '?')))
  const get = (index: number, values: unknown[]) => statements[index]?.get(...values) as { last: number; seq: number }
  const write = bare.transaction(() => {
    const { last } = get(0, [])
    const { seq } = get(1, appealValues(last))
    const event = get(2, [seq, at, at, changes, sealed])
    statements[3]?.run(event.seq, seq)
    statements[4]?.run(seq, event.seq)
    statements[5]?.run(at)
  })
  const times = await measure(place, own, () => Promise.resolve(write()))
  bare.close()
  await Promise.all([own.destroy(), floor.destroy()])
  await place.close()
  return times
}

async function measurePostgres(): Promise<string[]> {
  const [server, floorServer] = [await startPostgres(), await startPostgres()]
  const place = await openBenchServer({ environment: { POSTGRES_URL: server.url } })
  const [own, floor] = [
    await openDatabase({ kind: 'postgres' }, server.url),
    await openDatabase({ kind: 'postgres' }, floorServer.url),
  ]
  await prepareFloor(floor)
  const bare = new pg.Client({ connectionString: floorServer.url })
  await bare.connect()
  const run = async (index: number, values: unknown[]) =>
    ((await bare.query({ name: `s${index}`, text: floorStatements[index] as string, values })).rows[0] ?? {}) as {
      last: number
      seq: number
    }
  const write = async () => {
    await bare.query('begin')
    const { last } = await run(0, [])
    const { seq } = await run(1, appealValues(last))
    const event = await run(2, [seq, at, at, changes, sealed])
    await run(3, [event.seq, seq])
    await run(4, [seq, event.seq])
    await run(5, [at])
    await bare.query('commit')
  }
  const times = await measure(place, own, write)
  await bare.end()
  await Promise.all([own.destroy(), floor.destroy()])
  await place.close()
  await Promise.all([server.close(), floorServer.close()])
  return times
}

async function measure(
  place: Awaited<ReturnType<typeof openBenchServer>>,
  own: Db,
  write: () => Promise<unknown>,
): Promise<string[]> {
  const service = await addService(own, { code: '99999', variations: [{ duration: ['working-days', 10] }] })
  const pool = new Pool(place.url, { connections: 1 })
  const register = async () => {
    const body = JSON.stringify({
      serviceId: service.id,
      submissionId: randomUUID(),
      details: { applicant: 'Вигадана Особа Іванівна', phone: '+380000000000' },
    })
    const answer = await pool.request({ method: 'POST', path: '/api/appeals', headers: place.headers, body })
    await answer.body.dump()
    if (answer.statusCode !== 201) throw new Error(`not registered: ${answer.statusCode}`)
  }
  const ways = { floor: write, route: register }
  const times = { floor: [] as number[], route: [] as number[] }
  for (let warm = 0; warm < 50; warm++) for (const way of [write, register]) await way()
  for (let round = 0; round < rounds; round++) {
    for (const way of ['floor', 'route'] as const) {
      for (let call = 0; call < calls / rounds; call++) {
        const started = performance.now()
        await ways[way]()
        times[way].push(performance.now() - started)
      }
    }
  }
  await pool.close()
  const over = (share: number) => milliseconds(quantile(times.route, share) - quantile(times.floor, share))
  return [
    milliseconds(quantile(times.floor, 0.5)),
    milliseconds(quantile(times.route, 0.5)),
    milliseconds(quantile(times.route, 0.99)),
    over(0.5),
    over(0.99),
  ]
}

async function prepareFloor(db: Db): Promise<void> {
  await migrate(db)
  await db
    .insertInto('centres')
    .values({ id: 'own', name: 'ЦНАП', asc_code: '1234', number_format: '{n}', own: 1 })
    .execute()
}

function appealValues(count: number): unknown[] {
  return [randomUUID(), String(count), at, at, sealed, randomUUID(), randomUUID()]
}
