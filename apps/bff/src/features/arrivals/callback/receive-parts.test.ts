import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createKeys } from '../../../storage/keys.ts'
import { readPackage } from '../packages/package-format.ts'
import { receiveParts } from './receive-parts.ts'

const limits = { partBytes: 10_000_000, packageBytes: 20_000_000, parts: 50 }
const keys = createKeys(randomBytes(32))
const boundary = '-'.repeat(26) + randomBytes(12).toString('hex')

/** What the handler of the last call has written; its memory is copied at once, as encryption does. */
let written: Buffer[] = []
const server = createServer((req, res) => {
  written = []
  const writer = {
    async write(piece: Uint8Array) {
      const copy = Buffer.from(piece)
      // A slow disk: meanwhile more chunks arrive.
      await new Promise((resolve) => setImmediate(resolve))
      written.push(copy)
    },
    commit: () => Promise.reject(new Error('not of this test')),
    abort: () => Promise.resolve(),
  }
  receiveParts(req, writer, keys, limits).then(
    ({ parts, bytes }) => res.end(JSON.stringify({ parts, bytes })),
    (error: unknown) => res.end(String(error)),
  )
})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => server.close())

interface Part {
  fieldName: string
  fileName?: string
  bytes: Buffer
}

function bodyOf(parts: readonly Part[]): Buffer {
  return Buffer.concat([
    ...parts.flatMap(({ fieldName, fileName, bytes }) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${fieldName}"${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ])
}

async function send(body: Buffer, sizes: readonly number[]): Promise<string> {
  const req = request({
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
  const answer = once(req, 'response')
  for (let at = 0, turn = 0; at < body.length; turn++) {
    const size = sizes[turn % sizes.length] ?? body.length
    req.write(body.subarray(at, at + size))
    at += size
    if (turn % 7 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  req.end()
  const [res] = (await answer) as [AsyncIterable<Buffer>]
  const chunks: Buffer[] = []
  for await (const chunk of res) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

// Texts of fields and files that contain pieces of the boundary, so that busboy holds bytes back between chunks.
const text = fc
  .array(fc.oneof(fc.constant('\r\n'), fc.constant(`\r\n--${boundary.slice(0, 30)}`), fc.base64String()), {
    maxLength: 6,
  })
  .map((pieces) => pieces.join(''))
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({
    fieldName: fc.constantFrom('encodeData', 'other'),
    bytes: text.map((value) => Buffer.from(value)),
  }),
  fc.record({
    fieldName: fc.constantFrom('encryptedFile', 'passport'),
    fileName: fc.constantFrom('a.p7e', 'паспорт.p7e'),
    bytes: fc.tuple(fc.integer({ min: 0, max: 300_000 }), text).map(([size, value]) => {
      return Buffer.concat([randomBytes(size), Buffer.from(value)])
    }),
  }),
)

it('writes the bytes of every part as they came, however the body is cut into chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(part, { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 6 }),
      async (parts, sizes) => {
        // A body of one byte a chunk would take too long.
        const enough = sizes.some((size) => size > 2000) ? sizes : [...sizes, 40_000]
        const answer = await send(bodyOf(parts), enough)
        expect(answer).toBe(
          JSON.stringify({ parts: parts.length, bytes: parts.reduce((sum, { bytes }) => sum + bytes.length, 0) }),
        )
        const byName = ({ fieldName, fileName = '', bytes }: Part) =>
          `${fieldName} ${fileName} ${bytes.toString('base64')}`
        expect(readPackage(Buffer.concat(written)).map(byName)).toEqual(parts.map(byName))
      },
    ),
    { numRuns: 60 },
  )
})
