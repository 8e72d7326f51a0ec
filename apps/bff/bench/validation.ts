// npm run bench -- validation: what the bff adds to a validation over calling (the simulated) Diia directly.
// Both ways go over loopback HTTP with one keep-alive connection a worker; rounds of the two alternate.
import { Pool } from 'undici'
import { openBenchServer } from './place.ts'
import type { BenchServer } from './place.ts'
import { milliseconds, printTable, quantile } from './statistics.ts'

const rounds = 5
const calls = Number(process.argv[2] ?? 300)
const workers = 8

const place = await openBenchServer()
const pools = {
  direct: new Pool(place.simulator.url, { connections: workers }),
  bff: new Pool(place.url, { connections: workers }),
}
const bearer = `Bearer ${await sessionToken(place)}`

const ways = {
  direct: (barcode: string) =>
    send(
      pools.direct,
      '/api/v1/acquirers/document-identification',
      { branchId: place.simulator.branchId, barcode },
      { authorization: bearer, 'content-type': 'application/json' },
    ),
  bff: (barcode: string) => send(pools.bff, '/api/validations', { barcode, input: 'camera' }, place.headers),
}
const one = { direct: [] as number[], bff: [] as number[] }
const rate = { direct: [] as number[], bff: [] as number[] }

for (const way of ['direct', 'bff'] as const) await inTurn(way, codes(50))
for (let round = 0; round < rounds; round++) {
  for (const way of ['direct', 'bff'] as const) {
    one[way].push(...(await inTurn(way, codes(calls / rounds))))
    rate[way].push(await atOnce(way, codes(calls)))
  }
}
await Promise.all([pools.direct.close(), pools.bff.close()])
await place.close()

const best = { direct: quantile(rate.direct, 0.5), bff: quantile(rate.bff, 0.5) }
console.log(`validation, ${one.bff.length} calls one after another and ${rounds} × ${calls} with ${workers} at once\n`)
printTable([
  ['', 'p50', 'p99', `a second, ${workers} at once`],
  [
    'simulator, directly',
    milliseconds(quantile(one.direct, 0.5)),
    milliseconds(quantile(one.direct, 0.99)),
    best.direct.toFixed(0),
  ],
  ['through the bff', milliseconds(quantile(one.bff, 0.5)), milliseconds(quantile(one.bff, 0.99)), best.bff.toFixed(0)],
  [
    'added by the bff',
    milliseconds(quantile(one.bff, 0.5) - quantile(one.direct, 0.5)),
    milliseconds(quantile(one.bff, 0.99) - quantile(one.direct, 0.99)),
    `× ${(best.bff / best.direct).toFixed(2)}`,
  ],
])
console.log(
  '\nThe bff checks the session, asks its journal, calls Diia, and has the outcome on disk (fsync) before it answers.',
)

function codes(count: number): string[] {
  return Array.from(
    { length: count },
    () => place.simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' }).barcode,
  )
}

async function inTurn(way: keyof typeof ways, barcodes: string[]): Promise<number[]> {
  const times: number[] = []
  for (const barcode of barcodes) {
    const started = performance.now()
    await ways[way](barcode)
    times.push(performance.now() - started)
  }
  return times
}

async function atOnce(way: keyof typeof ways, barcodes: string[]): Promise<number> {
  const queue = [...barcodes]
  const started = performance.now()
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (let barcode = queue.pop(); barcode !== undefined; barcode = queue.pop()) await ways[way](barcode)
    }),
  )
  return barcodes.length / ((performance.now() - started) / 1000)
}

async function send(pool: Pool, path: string, body: unknown, headers: Record<string, string>): Promise<void> {
  const answer = await pool.request({ method: 'POST', path, headers, body: JSON.stringify(body) })
  const said = (await answer.body.json()) as { success?: boolean; outcome?: string }
  if (said.success !== true && said.outcome !== 'valid') throw new Error(`not validated: ${answer.statusCode}`)
}

async function sessionToken({ simulator }: BenchServer): Promise<string> {
  const answer = await fetch(`${simulator.url}/api/v1/auth/acquirer/${simulator.acquirerToken}`, {
    headers: { authorization: `Basic ${simulator.authAcquirerToken}` },
  })
  return ((await answer.json()) as { token: string }).token
}
