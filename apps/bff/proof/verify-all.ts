import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Acknowledged } from './deliveries.ts'
import { readCopyOfDatabase } from './files-seen.ts'

export interface Verdict {
  /** Acknowledged packages whose copy was read back with exactly the bytes that were sent. */
  readBack: number
  /** Neither copied, nor waiting, nor set aside. */
  lost: string[]
  unreadable: string[]
  twice: string[]
  /** Still waiting at the time limit: not lost, but not shown either. */
  waiting: string[]
  /** Set aside although nothing is wrong with them. */
  quarantined: string[]
}

interface VerifyOptions {
  url: string
  cookie: string
  acknowledged: Acknowledged[]
  drainWithinMs: number
}

/** Reads back every acknowledged package like a clerk. */
export async function verifyAll({ url, cookie, acknowledged, drainWithinMs }: VerifyOptions): Promise<Verdict> {
  const verdict: Verdict = { readBack: 0, lost: [], unreadable: [], twice: [], waiting: [], quarantined: [] }
  const get = (path: string) => fetch(`${url}${path}`, { headers: { cookie } })
  const until = Date.now() + drainWithinMs

  for (const { requestId, pdfSha256 } of acknowledged) {
    let request: { state: string; copies: { id: string }[] }
    for (;;) {
      const answer = await get(`/api/document-requests/${requestId}`)
      request = answer.ok ? ((await answer.json()) as typeof request) : { state: `answer ${answer.status}`, copies: [] }
      if (request.state !== 'checking' || Date.now() >= until) break
      await pause(200)
    }
    if (request.state === 'checking') verdict.waiting.push(requestId)
    else if (request.state === 'quarantined') verdict.quarantined.push(requestId)
    else if (request.state !== 'arrived' || request.copies.length === 0)
      verdict.lost.push(`${requestId} (${request.state})`)
    else if (request.copies.length > 1) verdict.twice.push(requestId)
    else {
      const [{ id }] = request.copies as [{ id: string }]
      const pdf = await read(await get(`/api/document-copies/${id}/pdf`))
      const container = await read(await get(`/api/document-copies/${id}/container`))
      const isWhole =
        pdf !== undefined &&
        container !== undefined &&
        container.includes(pdf) &&
        createHash('sha256').update(pdf).digest('hex') === pdfSha256
      if (isWhole) verdict.readBack++
      else verdict.unreadable.push(requestId)
    }
  }
  return verdict
}

/** Requests for which the database of a stopped server contains something twice. */
export async function rowsTwice(data: string): Promise<string[]> {
  return await readCopyOfDatabase(data, (db) =>
    [
      'select request_id as id from document_packages group by request_id, delivery_hash having count(*) > 1',
      'select request_id as id from document_copies group by request_id having count(*) > 1',
      "select request_id as id from document_packages where state = 'released' group by request_id having count(*) > 1",
    ].flatMap((text) =>
      db
        .prepare<[], { id: string }>(text)
        .all()
        .map(({ id }) => id),
    ),
  )
}

async function read(answer: Response): Promise<Buffer | undefined> {
  const bytes = Buffer.from(await answer.arrayBuffer())
  return answer.ok ? bytes : undefined
}
