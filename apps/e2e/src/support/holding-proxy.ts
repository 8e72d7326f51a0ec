import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { IncomingMessage } from 'node:http'

export interface HoldingProxy {
  readonly url: string
  /** From now on the body of an event stream is forwarded, starting with what was held back. */
  release(): void
  close(): Promise<void>
}

/**
 * Behaves like an antivirus or the proxy of a large office: it forwards all responses unchanged, but of an event stream
 * only the headers, and keeps the body until it ends.
 */
export async function startHoldingProxy(target: string): Promise<HoldingProxy> {
  const { hostname, port } = new URL(target)
  const held = new Set<() => void>()
  let holds = true
  const server = createServer((incoming, outgoing) => {
    const passed = request(
      { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        outgoing.flushHeaders()
        const pass = () => void answer.pipe(outgoing)
        if (isStream(answer) && holds) {
          held.add(pass)
          outgoing.once('close', () => held.delete(pass))
        } else pass()
      },
    )
    passed.on('error', () => outgoing.destroy())
    outgoing.once('close', () => passed.destroy())
    incoming.pipe(passed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return {
    url: `http://localhost:${address.port}`,
    release() {
      holds = false
      for (const pass of held) pass()
      held.clear()
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function isStream({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith('text/event-stream') === true
}
