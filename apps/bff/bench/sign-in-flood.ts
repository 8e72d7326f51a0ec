// npm run bench -- sign-in-flood: how long Diia waits for the acknowledgement of a delivery, and a clerk for a check,
// with and without a flood of sign-ins, in the same run. Deliveries and checks start at fixed times, whether earlier
// ones are answered or not, and their waiting time counts from there. Rounds with and without the flood alternate.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'undici'
import { openBenchServer } from './place.ts'
import { milliseconds, printTable, quantile } from './statistics.ts'

const rounds = 5
const crowdSize = Number(process.argv[2] ?? 1500)
const everyMs = { delivery: 100, check: 40 }
const minMs = 1500
const packageBytes = 300 * 1024
const bars = { deliveryMs: 500, checkLongerMs: 300 }
/** Attempts of an address before it is blocked. */
const maxOfAddress = 50

const place = await openBenchServer({ environment: { LOG_LEVEL: 'error' } })
const crowd = fork(join(import.meta.dirname, 'sign-in-crowd.ts'), [place.url, String(crowdSize)])
const pool = new Pool(place.url, { connections: 32 })
const requestId = await openRequest()
const callbackPath = new URL(place.callbackUrl).pathname

type Times = Record<keyof typeof everyMs, number[]>
const times: Record<'quiet' | 'crowded', Times> = {
  quiet: { delivery: [], check: [] },
  crowded: { delivery: [], check: [] },
}
const answers: Record<string, number>[] = []
const crowdMs: number[] = []
const processorMs: number[] = []

await measure('warm-up', () => pause(minMs))
for (let round = 0; round < rounds; round++) {
  await measure('quiet', () => pause(minMs))
  await measure('crowded', () => rush(`127.0.1.${round + 1}`))
  await pause(500)
}
crowd.disconnect()
await pool.close()
await place.close()

const looked = answers.map((said) => said['wrong-credentials'] ?? 0)
console.log(
  `sign-in-flood, ${rounds} × ${crowdSize} sign-ins at once from one address each, over after ${milliseconds(quantile(crowdMs, 0.5))}; the server’s processor time meanwhile ${milliseconds(quantile(processorMs, 0.5))}\n`,
)
printTable([
  ['', 'count', 'p50', 'p95', 'worst'],
  ...(['delivery', 'check'] as const).flatMap((what) =>
    (['quiet', 'crowded'] as const).map((when) => {
      const samples = times[when][what]
      return [
        `${what === 'delivery' ? 'delivery acknowledged' : 'check answered'}, ${when}`,
        String(samples.length),
        milliseconds(quantile(samples, 0.5)),
        milliseconds(quantile(samples, 0.95)),
        milliseconds(Math.max(...samples)),
      ]
    }),
  ),
])
const ratio = (what: keyof Times, share: number) =>
  `× ${(quantile(times.crowded[what], share) / quantile(times.quiet[what], share)).toFixed(1)}`
console.log(
  `\ncrowded against quiet: deliveries ${ratio('delivery', 0.5)} at p50, ${ratio('delivery', 0.95)} at p95; checks ${ratio('check', 0.5)} and ${ratio('check', 0.95)}`,
)
console.log(
  `passwords looked at in a rush: ${looked.join(', ')} (at most ${maxOfAddress}); answers of the first: ${JSON.stringify(answers[0])}`,
)
const longer = quantile(times.crowded.check, 0.95) - quantile(times.quiet.check, 0.95)
const held = [
  tell(
    `deliveries are acknowledged within ${bars.deliveryMs} ms (p95)`,
    quantile(times.crowded.delivery, 0.95) <= bars.deliveryMs,
  ),
  tell(
    `a check takes at most ${bars.checkLongerMs} ms longer (p95: ${longer.toFixed(0)} ms)`,
    longer <= bars.checkLongerMs,
  ),
  tell(`no more passwords are looked at than an address may try`, Math.max(...looked) <= maxOfAddress),
]
if (held.includes(false)) process.exitCode = 1

function tell(bar: string, holds: boolean): boolean {
  console.log(`${holds ? 'held  ' : 'FAILED'}  ${bar}`)
  return holds
}

async function rush(address: string): Promise<void> {
  const started = performance.now()
  const before = processorTime()
  crowd.send(address)
  const [said] = (await once(crowd, 'message')) as [Record<string, number>]
  crowdMs.push(performance.now() - started)
  answers.push(said)
  processorMs.push(processorTime() - before)
}

/** Processor time of the server so far, with all its threads; known on Linux only. */
function processorTime(): number {
  const file = `/proc/${place.pid}/stat`
  if (!existsSync(file)) return Number.NaN
  const [user, system] = readFileSync(file, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return ((user ?? 0) + (system ?? 0)) * 10
}

/** Delivers and checks while something else runs. */
async function measure(when: keyof typeof times | 'warm-up', act: () => Promise<void>): Promise<void> {
  const state = { over: false }
  const over = act().finally(() => {
    state.over = true
  })
  const repeat = async (what: keyof Times, work: () => Promise<void>, everyMilliseconds: number) => {
    const going: Promise<void>[] = []
    for (let due = performance.now(); !state.over; due += everyMilliseconds) {
      await pause(Math.max(0, due - performance.now()))
      const from = due
      going.push(
        work().then(() => {
          if (when !== 'warm-up') times[when][what].push(performance.now() - from)
        }),
      )
    }
    await Promise.all(going)
  }
  await Promise.all([over, repeat('delivery', deliver, everyMs.delivery), repeat('check', check, everyMs.check)])
}

async function openRequest(): Promise<string> {
  const { barcode } = place.simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  const answer = await pool.request({
    method: 'POST',
    path: '/api/document-requests',
    headers: place.headers,
    body: JSON.stringify({ barcode, input: 'camera' }),
  })
  return ((await answer.body.json()) as { id: string }).id
}

/** Bytes that no other delivery has, in the form of Diia's package. The measurement ends before anybody opens it. */
async function deliver(): Promise<void> {
  const boundary = `${'-'.repeat(26)}${randomBytes(12).toString('hex')}`
  const part = (name: string, file: string, bytes: number) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${randomBytes(bytes).toString('base64')}\r\n`
  const answer = await pool.request({
    method: 'POST',
    path: callbackPath,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'x-document-request-trace-id': requestId },
    body: `${part('encryptedFile', '; filename="internal-passport-1.pdf.p7s.p7e"', packageBytes)}${part('encodeData', '', 3000)}--${boundary}--\r\n`,
  })
  await answer.body.dump()
  if (answer.statusCode !== 200) throw new Error(`a delivery was answered ${answer.statusCode}`)
}

async function check(): Promise<void> {
  const { barcode } = place.simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  const answer = await pool.request({
    method: 'POST',
    path: '/api/validations',
    headers: place.headers,
    body: JSON.stringify({ barcode, input: 'camera' }),
  })
  const said = (await answer.body.json()) as { outcome?: string }
  if (said.outcome !== 'valid') throw new Error(`not validated: ${answer.statusCode}`)
}
