// Plays Diia for a bff under test: asks for copies and delivers them without a pause, and again when there was no
// answer.
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { deskHeader } from '@diia-desk/contract'
import type { Simulator } from '@diia-desk/diia-simulator'
import type { Random } from './random.ts'

export interface Acknowledged {
  requestId: string
  /** SHA-256 of the document that was sent. */
  pdfSha256: string
  /** How often it was acknowledged in total. */
  times: number
}

export interface Deliveries {
  /** By request. Each entry was answered with `{"success":true}`, and the answer was read to its end. */
  acknowledged: Map<string, Acknowledged>
  /** Deliveries that got another answer or none. */
  counts: { posted: number; refused: number; broken: number; repeated: number }
  stop(): Promise<void>
}

export interface Target {
  url: string
  callbackUrl: string
  /** The cookie of a signed-in clerk. */
  cookie: string
}

const citizens = ['oleksandra', 'yevhen', 'mariana']
const afterFailureMs = 60

export function startDeliveries(
  simulator: Simulator,
  target: Target,
  random: Random,
  { atOnce }: { atOnce: number },
): Deliveries {
  const acknowledged = new Map<string, Acknowledged>()
  const counts = { posted: 0, refused: 0, broken: 0, repeated: 0 }
  let stopped = false

  async function ask(citizenId: string): Promise<{ id: string; barcode: string } | undefined> {
    const { barcode } = simulator.control.issueCode({ citizenId, type: 'internal-passport' })
    try {
      const answer = await fetch(`${target.url}/api/document-requests`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [deskHeader]: '1', cookie: target.cookie },
        body: JSON.stringify({ barcode, input: 'camera' }),
      })
      if (answer.status === 201) return { id: ((await answer.json()) as { id: string }).id, barcode }
      await answer.body?.cancel()
    } catch {
      // The server is not running at the moment.
    }
    return undefined
  }

  async function post(headers: Record<string, string>, body: Buffer<ArrayBuffer>): Promise<boolean> {
    counts.posted++
    try {
      const answer = await fetch(target.callbackUrl, { method: 'POST', headers, body })
      const text = await answer.text()
      if (answer.status === 200 && text === '{"success":true}') return true
      counts.refused++
    } catch {
      counts.broken++
    }
    return false
  }

  async function one(): Promise<void> {
    const citizenId = random.pick(citizens)
    const asked = await ask(citizenId)
    if (asked === undefined) {
      await pause(afterFailureMs)
      return
    }
    const { headers, body, pdfs } = await simulator.control.makePackage({
      citizenId,
      types: ['internal-passport'],
      requestId: asked.id,
      barcode: asked.barcode,
    })
    const entry = {
      requestId: asked.id,
      pdfSha256: createHash('sha256')
        .update(pdfs[0] as Uint8Array)
        .digest('hex'),
      times: 0,
    }
    // At the end of a run a delivery that was never acknowledged is dropped: nobody was told that it is safe.
    while (entry.times === 0) {
      const answers = await Promise.all(Array.from({ length: random.chance(0.15) ? 3 : 1 }, () => post(headers, body)))
      entry.times += answers.filter(Boolean).length
      if (entry.times > 0) acknowledged.set(entry.requestId, entry)
      else if (stopped) return
      else await pause(afterFailureMs)
    }
    // Diia may send a delivery again that was acknowledged.
    if (!stopped && random.chance(0.2)) {
      counts.repeated++
      if (await post(headers, body)) entry.times++
    }
  }

  async function work(): Promise<void> {
    while (!stopped) await one()
  }
  const working = Promise.all(Array.from({ length: atOnce }, work))
  return {
    acknowledged,
    counts,
    async stop() {
      stopped = true
      await working
    },
  }
}
