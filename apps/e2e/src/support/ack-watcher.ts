import { once } from 'node:events'
import { createServer, request } from 'node:http'

export interface AckWatcher {
  /** Where Diia must deliver to. */
  readonly url: string
  /** The forwarded responses as text. */
  readonly answers: string[]
  close(): Promise<void>
}

/**
 * A proxy between Diia and the bff: it forwards a delivery unchanged, and calls `onAcknowledged` when the bff's
 * response is complete, before Diia receives it.
 */
export async function watchAcknowledgements(target: string, onAcknowledged: () => Promise<void>): Promise<AckWatcher> {
  const answers: string[] = []
  const server = createServer((incoming, outgoing) => {
    const passed = request(
      target,
      { method: incoming.method, headers: { ...incoming.headers, host: new URL(target).host } },
      (answer) => {
        const body: Uint8Array[] = []
        answer.on('data', (chunk: Uint8Array) => body.push(chunk))
        answer.on('end', () => {
          answers.push(Buffer.concat(body).toString())
          onAcknowledged().then(
            () =>
              outgoing.writeHead(answer.statusCode ?? 502, { 'content-type': 'application/json' }).end(answers.at(-1)),
            () => outgoing.destroy(),
          )
        })
      },
    )
    passed.on('error', () => outgoing.destroy())
    incoming.pipe(passed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    answers,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
