// npm run bench -- export [--appeals N] [--engine sqlite|postgres|both] [--page N]: a pull of a whole year over HTTP
// against a plain cursor in the same run, the memory of the server, the time of its pages from first to last, and the
// effect on validations that run at the same time.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Pool } from 'undici'
import { hashPassword } from '../src/features/people/staff/passwords.ts'
import { openDatabase } from '../src/storage/database.ts'
import { startPostgres } from '../test/postgres-server.ts'
import { openReceiver } from './bare-receiver.ts'
import type { Received } from './bare-receiver.ts'
import { fillAppeals, firstDay, lastDay } from './export-fill.ts'
import type { Where } from './export-fill.ts'
import { freePort, openBenchServer, readyUrl } from './place.ts'
import type { BenchServer } from './place.ts'
import { milliseconds, printTable, quantile } from './statistics.ts'

const { values } = parseArgs({
  options: {
    appeals: { type: 'string', default: '1000000' },
    engine: { type: 'string', default: 'both' },
    page: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '3' },
  },
})
const appeals = Number(values.appeals)
const rounds = Number(values.rounds)
const validationsPerRound = 200
const authorization = `Basic ${Buffer.from('erepository:pa$$word').toString('base64')}`

for (const engine of values.engine === 'both' ? ['sqlite', 'postgres'] : [values.engine]) await measure(engine)

interface PullTimes {
  seconds: number
  firstByte: number[]
  page: number[]
}

async function measure(engine: string): Promise<void> {
  const postgres = engine === 'postgres' ? await startPostgres() : undefined
  const port = await freePort()
  const place = await openBenchServer({
    environment: {
      PORT: String(port),
      EXPORT_PUBLIC_URL: `http://127.0.0.1:${port}/appeals/`,
      EXPORT_PAGE_SIZE: values.page,
      ...(postgres && { POSTGRES_URL: postgres.url }),
    },
  })
  const where: Where =
    postgres === undefined
      ? { kind: 'sqlite', file: join(place.folder, 'desk', 'desk.sqlite') }
      : { kind: 'postgres', url: postgres.url }
  await fillAppeals(where, appeals)
  await createCredential(where)
  const floor = fork(join(import.meta.dirname, 'export-floor.ts'), [
    where.kind,
    where.kind === 'sqlite' ? where.file : where.url,
    firstDay,
    lastDay,
  ])
  const floorPort = Number(await readyUrl(floor))

  // The first run is slower in any case: caches are empty and code is not compiled yet.
  await drain(floorPort, 'selection')
  await pullYear(port, Math.max(20, Math.ceil(appeals / Number(values.page) / 20)))
  const floorRates: number[] = []
  const tableRates: number[] = []
  const pulls: PullTimes[] = []
  const memory: number[] = []
  for (let round = 0; round < rounds; round++) {
    floorRates.push(appeals / (await drain(floorPort, 'selection')))
    tableRates.push(appeals / (await drain(floorPort, 'table')))
    pulls.push(await pullYear(port, Infinity, () => memory.push(residentMiB(place))))
  }
  const validations = await validateMeanwhile(place, port)
  await checkCount(where)
  floor.kill('SIGTERM')
  await place.close()
  await postgres?.close()
  report(engine, floorRates, tableRates, pulls, memory, validations)
}

async function createCredential(where: Where): Promise<void> {
  const db = await openDatabase(
    where.kind === 'sqlite' ? where : { kind: 'postgres' },
    where.kind === 'postgres' ? where.url : undefined,
  )
  await db
    .insertInto('export_credentials')
    .values({
      id: 'bench',
      login: 'erepository',
      password_hash: await hashPassword('pa$$word'),
      created_at: new Date().toISOString(),
      created_by: null,
      revoked_at: null,
      last_used_at: null,
    })
    .execute()
  await db.destroy()
}

/** The log of pulls must show that every appeal was exported in each pull. */
async function checkCount(where: Where): Promise<void> {
  const db = await openDatabase(
    where.kind === 'sqlite' ? where : { kind: 'postgres' },
    where.kind === 'postgres' ? where.url : undefined,
  )
  const complete = await db.selectFrom('export_pulls').select(['records']).where('state', '=', 'complete').execute()
  await db.destroy()
  if (complete.length < rounds || complete.some(({ records }) => records !== appeals))
    throw new Error(`pulls brought ${complete.map(({ records }) => records).join(', ')} of ${appeals}`)
}

/** Seconds for all rows from the floor. */
async function drain(port: number, cursor: 'selection' | 'table'): Promise<number> {
  const started = performance.now()
  const socket = connect(port, '127.0.0.1')
  socket.write(cursor)
  socket.resume()
  await once(socket, 'close')
  return (performance.now() - started) / 1000
}

/** One pull over one connection, page by page, by a receiver that only follows the links. */
async function pullYear(
  port: number,
  maxPages = Infinity,
  between: () => void = () => undefined,
  stopped: () => boolean = () => false,
): Promise<PullTimes> {
  const receiver = await openReceiver(port, authorization)
  const times: PullTimes = { seconds: 0, firstByte: [], page: [] }
  const started = performance.now()
  let path: string | undefined = `/appeals/?start_date=${firstDay}&end_date=${lastDay}`
  while (path !== undefined && times.page.length < maxPages && !stopped()) {
    const { next, firstByteMs, ms }: Received = await receiver.get(path)
    times.firstByte.push(firstByteMs)
    times.page.push(ms)
    path = next
    if (times.page.length % 10 === 0) between()
  }
  times.seconds = (performance.now() - started) / 1000
  receiver.close()
  return times
}

/**
 * Milliseconds of validations one after another, alternating without and with a pull of everything at the same time.
 */
async function validateMeanwhile(place: BenchServer, port: number): Promise<{ alone: number[]; beside: number[] }> {
  const pool = new Pool(place.url, { connections: 1 })
  const samples = { alone: [] as number[], beside: [] as number[] }
  const some = async (into: number[]) => {
    for (let index = 0; index < validationsPerRound; index++) {
      const { barcode } = place.simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
      const started = performance.now()
      const answer = await pool.request({
        method: 'POST',
        path: '/api/validations',
        headers: place.headers,
        body: JSON.stringify({ barcode, input: 'camera' }),
      })
      const { outcome } = (await answer.body.json()) as { outcome?: string }
      if (outcome !== 'valid') throw new Error(`not validated: ${answer.statusCode}`)
      into.push(performance.now() - started)
    }
  }
  await some([])
  for (let round = 0; round < rounds * 2; round++) {
    await some(samples.alone)
    let done = false
    const pulling = (async () => {
      while (!done) await pullYear(port, Infinity, undefined, () => done)
    })()
    await some(samples.beside)
    done = true
    await pulling
  }
  await pool.close()
  return samples
}

function residentMiB({ pid }: BenchServer): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

function report(
  engine: string,
  floorRates: number[],
  tableRates: number[],
  pulls: PullTimes[],
  memory: number[],
  { alone, beside }: { alone: number[]; beside: number[] },
): void {
  const rates = pulls.map(({ seconds }) => appeals / seconds)
  const firstByte = pulls.flatMap((times) => times.firstByte)
  const tenth = (times: PullTimes, which: number) =>
    quantile(
      times.page.slice(
        Math.floor((times.page.length * which) / 10),
        Math.floor((times.page.length * (which + 1)) / 10),
      ),
      0.5,
    )
  const [first, last] = [
    quantile(
      pulls.map((times) => tenth(times, 0)),
      0.5,
    ),
    quantile(
      pulls.map((times) => tenth(times, 9)),
      0.5,
    ),
  ]
  const perPull = Math.floor(memory.length / pulls.length)
  const [atFirst, atLast] = [memory[0] ?? Number.NaN, Math.max(...memory.slice(-perPull))]
  const mean = (samples: number[]) => samples.reduce((sum, value) => sum + value, 0) / samples.length
  console.log(
    `\nexport on ${engine}: ${appeals} appeals by pages of ${values.page}, ${rounds} pulls of ${pulls[0]?.page.length ?? 0} pages\n`,
  )
  printTable([
    ['', 'measured', 'bar'],
    [
      'floor: bare cursor over the rows of the period, JSON to a socket',
      `${quantile(floorRates, 0.5).toFixed(0)} rows/s`,
      '',
    ],
    ['floor: bare cursor over the whole table', `${quantile(tableRates, 0.5).toFixed(0)} rows/s`, ''],
    ['pull over HTTP', `${quantile(rates, 0.5).toFixed(0)} rows/s`, ''],
    ['of the rows of the period, median (each round)', shares(rates, floorRates), '≥ 0.5'],
    ['of the whole table, median (each round)', shares(rates, tableRates), '≥ 0.5'],
    ['first byte of a page, p95', milliseconds(quantile(firstByte, 0.95)), '≤ 100 ms'],
    ['page, median of the first tenth', milliseconds(first), ''],
    ['page, median of the last tenth', milliseconds(last), ''],
    ['last to first', `× ${(last / first).toFixed(2)}`, '≤ 1.2'],
    ['memory at the first page', `${atFirst.toFixed(0)} MiB`, ''],
    [
      'most in each pull',
      `${pulls.map((_, pull) => Math.max(...memory.slice(pull * perPull, (pull + 1) * perPull)).toFixed(0)).join(', ')} MiB`,
      '',
    ],
    ['growth', `${(atLast - atFirst).toFixed(0)} MiB`, '≤ 40 MiB'],
    ['validation alone, mean (p50)', `${milliseconds(mean(alone))} (${milliseconds(quantile(alone, 0.5))})`, ''],
    [
      'validation beside a pull, mean (p50)',
      `${milliseconds(mean(beside))} (${milliseconds(quantile(beside, 0.5))})`,
      '',
    ],
    ['slower by', `${((mean(beside) / mean(alone) - 1) * 100).toFixed(0)} %`, '≤ 20 %'],
  ])
}

/** A rate compared with the floor of the same round, because the machine may be busier in one round than in another. */
function shares(rates: number[], floors: number[]): string {
  const each = rates.map((rate, round) => rate / (floors[round] ?? Number.NaN))
  return `× ${quantile(each, 0.5).toFixed(2)} (${each.map((share) => share.toFixed(2)).join(', ')})`
}
