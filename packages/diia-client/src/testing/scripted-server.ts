import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface SeenCall {
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
  seen: SeenCall[]
  /** Calls other than the token call, which is answered by itself unless `onToken` is set. */
  apiCalls(): SeenCall[]
  reply: Reply[]
  onToken: Reply | undefined
  close(): Promise<void>
}

/** A server that answers what a test scripts, one reply a call and the last one for ever. For tests only. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const scripted: ScriptedServer = {
    url: '',
    seen: [],
    reply: [],
    onToken: undefined,
    apiCalls: () => scripted.seen.filter(({ url }) => !url.includes('/auth/acquirer/')),
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
      scripted.seen.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') })
      const isToken = url.includes('/auth/acquirer/')
      const next = isToken
        ? (scripted.onToken ?? { body: { token: 'sess-5ecret' } })
        : scripted.reply.length > 1
          ? scripted.reply.shift()
          : scripted.reply[0]
      answer(next ?? { status: 500 }, res, req)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  scripted.url = `http://127.0.0.1:${address.port}`
  return scripted
}

function answer(reply: Reply, res: ServerResponse, req: IncomingMessage): void {
  if (typeof reply === 'function') return reply(res, req)
  const { status = 200, body, headers = {} } = reply
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'diia-trace-id': 'trace-1', ...headers })
  res.end(body === undefined ? '' : JSON.stringify(body))
}
