import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface ReceivedCall {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

export type Reply =
  | { status?: number; body?: unknown; headers?: Record<string, string> }
  | ((res: ServerResponse, req: IncomingMessage) => void)

export interface ScriptedServer {
  url: string
  received: ReceivedCall[]
  /** Received calls except token calls. Token calls get a token unless `tokenReply` is set. */
  apiCalls(): ReceivedCall[]
  replies: Reply[]
  tokenReply: Reply | undefined
  close(): Promise<void>
}

/** A server with scripted replies, one for each call; the last one is repeated. For tests only. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const scripted: ScriptedServer = {
    url: '',
    received: [],
    replies: [],
    tokenReply: undefined,
    apiCalls: () => scripted.received.filter(({ url }) => !url.includes('/auth/acquirer/')),
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const { method = '', url = '', headers } = req
      scripted.received.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') })
      const isToken = url.includes('/auth/acquirer/')
      const next = isToken
        ? (scripted.tokenReply ?? { body: { token: 'sess-5ecret' } })
        : scripted.replies.length > 1
          ? scripted.replies.shift()
          : scripted.replies[0]
      sendReply(next ?? { status: 500 }, res, req)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  scripted.url = `http://127.0.0.1:${address.port}`
  return scripted
}

function sendReply(reply: Reply, res: ServerResponse, req: IncomingMessage): void {
  if (typeof reply === 'function') return reply(res, req)
  const { status = 200, body, headers = {} } = reply
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'diia-trace-id': 'trace-1', ...headers })
  res.end(body === undefined ? '' : JSON.stringify(body))
}
