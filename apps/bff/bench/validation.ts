// npm run bench -- validation: what the bff adds to a validation, beside a bare proxy that keeps one row and beside
// calling (the simulated) Diia directly. All go over loopback HTTP, with one keep-alive connection a worker; rounds of
// the three alternate.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { Pool } from 'undici'
import { cpuMs } from './cpu-time.ts'
import { openBenchServer, readyUrl } from './place.ts'
import type { BenchServer } from './place.ts'
import { milliseconds, printTable, quantile } from './statistics.ts'

const rounds = 9
const calls = Number(process.argv[2] ?? 540)
const workers = 8

const place = await openBenchServer()
const bearer = `Bearer ${await sessionToken(place)}`
const peer = fork(join(import.meta.dirname, 'proxy-peer.ts'), [
  place.simulator.url,
  place.simulator.branchId,
  bearer,
  join(place.folder, 'peer.db'),
])

interface Way {
  name: string
  /** Of its process; Diia's own is the one that measures. */
  pid: number
  pool: Pool
  path: string
  headers: Record<string, string>
  body: (barcode: string) => unknown
  /** Of single calls, one after another. */
  times: number[]
  /** Calls a second, of each round with several at once. */
  rates: number[]
  cpu: number[]
}

const json = { 'content-type': 'application/json' }
const direct = way('Diia, directly', process.pid, place.simulator.url, {
  path: '/api/v1/acquirers/document-identification',
  headers: { ...json, authorization: bearer },
  body: (barcode) => ({ branchId: place.simulator.branchId, barcode }),
})
const bare = way('through a bare proxy with one row', peer.pid as number, await readyUrl(peer), {
  path: '/check',
  headers: json,
  body: (barcode) => ({ barcode }),
})
const bff = way('through the bff', place.pid, place.url, {
  path: '/api/validations',
  headers: place.headers,
  body: (barcode) => ({ barcode, input: 'camera' }),
})
const ways = [direct, bare, bff]

// Until all three are compiled: a centre's server runs all day.
for (const each of ways) await atOnce(each, codes(1000))
for (let round = 0; round < rounds; round++) {
  for (const each of ways) {
    each.times.push(...(await inTurn(each, codes(calls / rounds))))
    const before = cpuMs(each.pid)
    each.rates.push(await atOnce(each, codes(calls)))
    each.cpu.push((cpuMs(each.pid) - before) / calls)
  }
}
await Promise.all(ways.map(({ pool }) => pool.close()))
peer.kill('SIGTERM')
await place.close()

console.log(
  `validation, ${bff.times.length} calls one after another and ${rounds} × ${calls} with ${workers} at once\n`,
)
printTable([
  ['', 'p50', 'p99', `a second, ${workers} at once`, 'CPU of it a call'],
  ...ways.map(({ name, times, rates, cpu }) => [
    name,
    milliseconds(quantile(times, 0.5)),
    milliseconds(quantile(times, 0.99)),
    `${quantile(rates, 0.5).toFixed(0)} (${Math.min(...rates).toFixed(0)}–${Math.max(...rates).toFixed(0)})`,
    milliseconds(quantile(cpu, 0.5)),
  ]),
  ['added to Diia', added(bff, direct, 0.5), added(bff, direct, 0.99), share(bff, direct), ''],
  ['added to the bare proxy', added(bff, bare, 0.5), added(bff, bare, 0.99), share(bff, bare), ''],
])
console.log(
  '\nThe bff checks the session, asks its journal, calls Diia, and has the outcome on disk (fsync) before it answers.\n' +
    'CPU of Diia, directly, is that of this process: simulator and caller.',
)

function way(name: string, pid: number, url: string, rest: Pick<Way, 'path' | 'headers' | 'body'>): Way {
  return { name, pid, pool: new Pool(url, { connections: workers }), ...rest, times: [], rates: [], cpu: [] }
}

function added(one: Way, other: Way, at: number): string {
  return milliseconds(quantile(one.times, at) - quantile(other.times, at))
}

/** Of rounds that ran beside each other, so that a slow minute of the machine weighs on both. */
function share(one: Way, other: Way): string {
  return `× ${quantile(
    one.rates.map((rate, round) => rate / (other.rates[round] ?? Number.NaN)),
    0.5,
  ).toFixed(2)}`
}

function codes(count: number): string[] {
  return Array.from(
    { length: count },
    () => place.simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' }).barcode,
  )
}

async function inTurn(each: Way, barcodes: string[]): Promise<number[]> {
  const times: number[] = []
  for (const barcode of barcodes) {
    const started = performance.now()
    await send(each, barcode)
    times.push(performance.now() - started)
  }
  return times
}

async function atOnce(each: Way, barcodes: string[]): Promise<number> {
  const queue = [...barcodes]
  const started = performance.now()
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (let barcode = queue.pop(); barcode !== undefined; barcode = queue.pop()) await send(each, barcode)
    }),
  )
  return barcodes.length / ((performance.now() - started) / 1000)
}

async function send({ pool, path, headers, body }: Way, barcode: string): Promise<void> {
  const answer = await pool.request({ method: 'POST', path, headers, body: JSON.stringify(body(barcode)) })
  const said = (await answer.body.json()) as { success?: boolean; outcome?: string }
  if (said.success !== true && said.outcome !== 'valid') throw new Error(`not validated: ${answer.statusCode}`)
}

async function sessionToken({ simulator }: BenchServer): Promise<string> {
  const answer = await fetch(`${simulator.url}/api/v1/auth/acquirer/${simulator.acquirerToken}`, {
    headers: { authorization: `Basic ${simulator.authAcquirerToken}` },
  })
  return ((await answer.json()) as { token: string }).token
}
