// The floor of the callback benchmark, as a process of its own: plain node:http receive → AES-256-GCM → fsync → rename.
import { createCipheriv, randomBytes, randomUUID } from 'node:crypto'
import { open, rename } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const folder = process.argv[2] as string

const server = createServer((req, res) => void take(req, res))

async function take(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const id = randomUUID()
  const path = join(folder, `${id}.part`)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', randomBytes(32), iv)
  const file = await open(path, 'wx')
  let chunks: Buffer[] = [iv]
  let gathered = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    chunks.push(cipher.update(chunk))
    gathered += chunk.length
    if (gathered >= 256 * 1024) {
      await file.writev(chunks)
      chunks = []
      gathered = 0
    }
  }
  chunks.push(cipher.final(), cipher.getAuthTag())
  await file.writev(chunks)
  await file.sync()
  await file.close()
  await rename(path, join(folder, id))
  res.setHeader('content-type', 'application/json')
  res.end('{"success":true}')
}
server.listen(0, '127.0.0.1', () =>
  process.send?.({ ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
)
process.on('SIGTERM', () => {
  server.closeAllConnections()
  server.close(() => process.exit(0))
})
