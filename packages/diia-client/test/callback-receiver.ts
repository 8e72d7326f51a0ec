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
  /** Number of calls whose body was incomplete. */
  incompleteCalls: number
  response: { status: number; body: string }
  close(): Promise<void>
}

/** A callback that keeps the deliveries. It reads them with Node's own multipart parser. */
export async function startReceiver(): Promise<CallbackReceiver> {
  const receiver: CallbackReceiver = {
    url: '',
    deliveries: [],
    incompleteCalls: 0,
    response: { status: 200, body: '{"success":true}' },
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
        receiver.incompleteCalls++
        return
      }
      const parts = await readMultipart(req.headers['content-type'] ?? '', Buffer.concat(chunks))
      receiver.deliveries.push({ requestId: String(req.headers['x-document-request-trace-id']), parts })
      res.writeHead(receiver.response.status, { 'content-type': 'application/json' }).end(receiver.response.body)
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
