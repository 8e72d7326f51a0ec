import { once } from 'node:events'
import { createServer } from 'node:http'
import type { ReceivedPart } from '../src/index.ts'

export interface ReceivedDelivery {
  requestId: string
  parts: ReceivedPart[]
}

export interface CallbackReceiver {
  url: string
  deliveries: ReceivedDelivery[]
  /** Calls whose body did not come whole. */
  broken: number
  answer: { status: number; body: string }
  close(): Promise<void>
}

/** A callback that keeps what it gets, read by the platform's own multipart parser. */
export async function startReceiver(): Promise<CallbackReceiver> {
  const receiver: CallbackReceiver = {
    url: '',
    deliveries: [],
    broken: 0,
    answer: { status: 200, body: '{"success":true}' },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
  const server = createServer((req, res) => {
    void (async () => {
      const chunks: Uint8Array[] = []
      try {
        for await (const chunk of req) if (chunk instanceof Uint8Array) chunks.push(chunk)
      } catch {
        receiver.broken++
        return
      }
      const parts = await readMultipart(req.headers['content-type'] ?? '', Buffer.concat(chunks))
      receiver.deliveries.push({ requestId: String(req.headers['x-document-request-trace-id']), parts })
      res.writeHead(receiver.answer.status, { 'content-type': 'application/json' }).end(receiver.answer.body)
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  receiver.url = `http://127.0.0.1:${address.port}/callback`
  return receiver
}

export async function readMultipart(contentType: string, body: Buffer<ArrayBuffer>): Promise<ReceivedPart[]> {
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData()
  const parts: ReceivedPart[] = []
  for (const [fieldName, value] of form) {
    if (typeof value === 'string') parts.push({ fieldName, bytes: Buffer.from(value) })
    else parts.push({ fieldName, fileName: value.name, bytes: await value.bytes() })
  }
  return parts
}
