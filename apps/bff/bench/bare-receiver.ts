// A receiver that costs as little as the floor's: one connection, and of an answer it reads only the status, the length
// and the link to the next page.
import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'

export interface Received {
  /** Path of the next page; undefined on the last one. */
  next: string | undefined
  firstByteMs: number
  ms: number
}

export interface BareReceiver {
  /** @throws for any answer but a whole page */
  get(path: string): Promise<Received>
  close(): void
}

/** Enough for the head of an answer and the link at the beginning of its body. */
const beginning = 4096

export async function openReceiver(port: number, authorization: string): Promise<BareReceiver> {
  const socket = connect(port, '127.0.0.1').setNoDelay()
  await once(socket, 'connect')
  return {
    get: (path) =>
      receive(socket, `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: ${authorization}\r\n\r\n`),
    close: () => socket.destroy(),
  }
}

function receive(socket: Socket, request: string): Promise<Received> {
  return new Promise((resolve, reject) => {
    const asked = performance.now()
    let firstByteMs = 0
    let start = ''
    let received = 0
    let length = 0
    const onData = (chunk: Buffer) => {
      if (received === 0) {
        firstByteMs = performance.now() - asked
        start = chunk.toString('latin1', 0, beginning)
        if (!start.startsWith('HTTP/1.1 200 ')) return end(new Error(start))
        const body = /\r\ncontent-length: (\d+)\r\n/i.exec(start)?.[1]
        if (body === undefined) return end(new Error('an answer without a length'))
        length = start.indexOf('\r\n\r\n') + 4 + Number(body)
      } else if (start.length < beginning) start += chunk.toString('latin1', 0, beginning)
      received += chunk.length
      if (received === length) end()
    }
    const onClose = () => end(new Error('closed'))
    const end = (error?: Error) => {
      socket.off('data', onData).off('close', onClose)
      if (error !== undefined) return reject(error)
      const link = /"next_page":"([^"]+)"/.exec(start)?.[1]
      resolve({ next: link?.slice(link.indexOf('/appeals')), firstByteMs, ms: performance.now() - asked })
    }
    socket.on('data', onData).on('close', onClose)
    socket.write(request)
  })
}
