// npm run bench -- callback: deliveries per second and MiB/s of the callback, compared with a floor in the same run,
// and the time from a delivery to the event in a screen's stream. Rounds of floor and bff alternate.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Pool } from 'undici'
import { cpuMs } from './cpu-time.ts'
import { openBenchServer, readyUrl } from './place.ts'
import { milliseconds, printTable, quantile } from './statistics.ts'

const rounds = 6
const perRound = Number(process.argv[2] ?? 60)
const workers = 8
const pdfBytes = 2 * 1024 * 1024

const place = await openBenchServer({ entry: 'callback-server.ts' })
const floorFolder = join(place.folder, 'floor')
await mkdir(floorFolder)
const floor = fork(join(import.meta.dirname, 'callback-floor.ts'), [floorFolder])
const floorUrl = await readyUrl(floor)

const pools = {
  floor: new Pool(floorUrl, { connections: workers }),
  bff: new Pool(place.url, { connections: workers }),
}
const callbackPath = new URL(place.callbackUrl).pathname
const requestIds = await openRequests(16)
const pids = { floor: floor.pid as number, bff: place.pid }
const rates = { floor: [] as number[], bff: [] as number[] }
const cpu = { floor: [] as number[], bff: [] as number[] }
for (const way of ['floor', 'bff'] as const) await deliver(way, 20)
for (let round = 0; round < rounds; round++) {
  // The order of the two alternates, so that neither always suffers from the other's write-back.
  for (const way of round % 2 === 0 ? (['floor', 'bff'] as const) : (['bff', 'floor'] as const)) {
    const before = cpuMs(pids[way])
    rates[way].push(await deliver(way, perRound))
    cpu[way].push((cpuMs(pids[way]) - before) / perRound)
  }
}
place.tell('open')
await drained()
await timeToScreen(1)
const toScreen = await timeToScreen(20)
await Promise.all([pools.floor.close(), pools.bff.close()])
floor.kill('SIGTERM')
await place.close()

const mebibytes = (rate: number) => `${((rate * bodyBytes()) / 1024 / 1024).toFixed(0)} MiB/s`
const middle = { floor: quantile(rates.floor, 0.5), bff: quantile(rates.bff, 0.5) }
const ratios = rates.bff.map((rate, index) => rate / (rates.floor[index] as number))
console.log(
  `callback, packages of ${(bodyBytes() / 1024 / 1024).toFixed(1)} MiB, ${rounds} × ${perRound} with ${workers} at once\n`,
)
printTable([
  ['', 'copies/s', 'throughput', 'CPU of it a copy'],
  [
    'floor: receive, encrypt, fsync, rename',
    middle.floor.toFixed(0),
    mebibytes(middle.floor),
    milliseconds(quantile(cpu.floor, 0.5)),
  ],
  ['bff: acknowledged', middle.bff.toFixed(0), mebibytes(middle.bff), milliseconds(quantile(cpu.bff, 0.5))],
  [
    'ratio (median of rounds; least, most)',
    `× ${quantile(ratios, 0.5).toFixed(2)}`,
    `${Math.min(...ratios).toFixed(2)} – ${Math.max(...ratios).toFixed(2)}`,
    '',
  ],
])
console.log(
  `\nfrom the first byte of a real package to its event on a screen: p50 ${milliseconds(quantile(toScreen, 0.5))}, p95 ${milliseconds(quantile(toScreen, 0.95))} (unwrapped, verified, stored)`,
)

function bodyBytes(): number {
  return Math.ceil(pdfBytes / 3) * 4
}

/** Bytes that no other delivery has, as base64 text in the form of Diia's package. */
function makeBody(boundary: string): Buffer {
  const part = (name: string, file: string, content: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`
  const pdf = randomBytes(pdfBytes).toString('base64')
  return Buffer.from(
    part('encryptedFile', '; filename="internal-passport-1.pdf.p7s.p7e"', pdf) +
      part('encryptedFileName', '', 'internal-passport-1.pdf.p7s.p7e') +
      part('encodeData', '', randomBytes(3000).toString('base64')) +
      `--${boundary}--\r\n`,
  )
}

async function openRequests(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index++) ids.push((await ask()).id)
  return ids
}

async function ask(): Promise<{ id: string; barcode: string }> {
  const { barcode } = place.simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  const answer = await fetch(`${place.url}/api/document-requests`, {
    method: 'POST',
    headers: place.headers,
    body: JSON.stringify({ barcode, input: 'camera' }),
  })
  return { id: ((await answer.json()) as { id: string }).id, barcode }
}

async function deliver(way: 'floor' | 'bff', count: number): Promise<number> {
  // As long as the boundaries of HTTP libraries.
  const boundary = `${'-'.repeat(26)}${randomBytes(12).toString('hex')}`
  const bodies = Array.from({ length: count }, () => makeBody(boundary))
  let next = 0
  const started = performance.now()
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (let index = next++; index < count; index = next++) {
        const answer = await pools[way].request({
          method: 'POST',
          path: way === 'bff' ? callbackPath : '/',
          headers: {
            'content-type': `multipart/form-data; boundary=${boundary}`,
            'x-document-request-trace-id': requestIds[index % requestIds.length] as string,
          },
          body: bodies[index],
        })
        const said = await answer.body.text()
        if (answer.statusCode !== 200) throw new Error(`${way}: ${answer.statusCode} ${said}`)
      }
    }),
  )
  return count / ((performance.now() - started) / 1000)
}

/** Waits until the queue has processed everything that was delivered. */
async function drained(): Promise<void> {
  for (;;) {
    const states = await Promise.all(
      requestIds.map(
        async (id) =>
          (
            (await (await fetch(`${place.url}/api/document-requests/${id}`, { headers: place.headers })).json()) as {
              state: string
            }
          ).state,
      ),
    )
    if (states.every((state) => state !== 'checking')) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function timeToScreen(count: number): Promise<number[]> {
  const abort = new AbortController()
  const stream = await fetch(`${place.url}/api/events`, { headers: place.headers, signal: abort.signal })
  const arrived = new Map<string, number>()
  void (async () => {
    let text = ''
    for await (const chunk of stream.body as ReadableStream<Uint8Array>) {
      text = (text + Buffer.from(chunk).toString()).slice(-20_000)
      for (const match of text.matchAll(/"type":"document-request","id":"([^"]+)","state":"arrived"/g))
        if (!arrived.has(match[1] as string)) arrived.set(match[1] as string, performance.now())
    }
  })().catch(() => undefined)
  const waits: number[] = []
  for (let index = 0; index < count; index++) {
    const { id, barcode } = await ask()
    const delivery = await place.simulator.control.makePackage({
      citizenId: 'yevhen',
      types: ['internal-passport'],
      requestId: id,
      barcode,
    })
    const started = performance.now()
    await pools.bff
      .request({ method: 'POST', path: callbackPath, headers: delivery.headers, body: delivery.body })
      .then((answer) => answer.body.dump())
    while (!arrived.has(id)) await new Promise((resolve) => setTimeout(resolve, 1))
    waits.push((arrived.get(id) as number) - started)
  }
  abort.abort()
  return waits
}
