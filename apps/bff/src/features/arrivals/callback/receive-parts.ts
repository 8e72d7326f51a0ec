import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import busboy from 'busboy'
import type { BlobWriter } from '../../../storage/blobs.ts'
import type { Fingerprint, Keys } from '../../../storage/keys.ts'
import { dataFrameHead, endFrame, headerFrame } from '../packages/package-format.ts'
import type { PartHeader } from '../packages/package-format.ts'
import { releaseMemory } from '../../../release-memory.ts'
import { Refusal } from './refusal.ts'

export interface PartLimits {
  partBytes: number
  packageBytes: number
  parts: number
}

/**
 * Streams a multipart body into an encrypted blob. Memory holds a few chunks at most, and no plain byte reaches the
 * disk.
 *
 * @returns one text for the content of the delivery, the same for any order of its parts
 * @throws {Refusal} when the body is incomplete, too large, or not multipart; an error of writing unchanged, because
 *   our disk says nothing about the delivery
 */
export function receiveParts(
  req: IncomingMessage,
  writer: BlobWriter,
  keys: Pick<Keys, 'fingerprint'>,
  limits: PartLimits,
): Promise<{ fingerprint: string; parts: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const form = openForm(req, limits)
    const memory = createChunkRelease(req)
    const fingerprints: string[] = []
    let bytes = 0
    let settled = false
    // Parts arrive one after another, but their events may overlap, so they are written strictly in turn.
    let writing: Promise<void> = Promise.resolve()

    function fail(error: unknown): void {
      if (settled) return
      settled = true
      req.unpipe(form)
      form.removeAllListeners().on('error', () => undefined)
      form.destroy()
      // Writing must have stopped before the caller removes the file.
      void writing
        .catch(() => undefined)
        .then(() =>
          reject(error instanceof WriteFailure ? error.cause : error instanceof Refusal ? error : new Refusal('torn')),
        )
    }
    function enqueue(part: () => Promise<void>): void {
      writing = writing.then(() => (settled ? undefined : part()))
      writing.catch(fail)
    }
    async function write(piece: Uint8Array): Promise<void> {
      try {
        await writer.write(piece)
      } catch (error) {
        throw new WriteFailure('writing failed', { cause: error })
      }
    }
    async function writeChunk(print: Fingerprint, chunk: Buffer): Promise<void> {
      bytes += chunk.length
      if (bytes > limits.packageBytes) throw new Refusal('too-large')
      print.update(chunk)
      await write(dataFrameHead(chunk.length))
      await write(chunk)
      memory.releaseBefore(chunk)
    }
    async function writePart(header: PartHeader, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
      const print = keys.fingerprint()
      await write(headerFrame(header))
      for await (const chunk of chunks) {
        // A stream gives no empty chunk. This one was released before it was written.
        if (chunk.length === 0 && header.fileName !== undefined) throw new WriteFailure('a chunk is gone')
        await writeChunk(print, chunk)
      }
      fingerprints.push(`${header.fieldName}\n${header.fileName ?? ''}\n${print.digest()}`)
    }

    form.on(
      'file',
      (fieldName: string, stream: Readable & { truncated?: boolean }, { filename }: { filename?: string }) => {
        stream.on('limit', () => fail(new Refusal('too-large')))
        stream.on('error', fail)
        enqueue(() => writePart({ fieldName, fileName: filename ?? '' }, stream as AsyncIterable<Buffer>))
      },
    )
    form.on(
      'field',
      (
        fieldName: string,
        value: string,
        { valueTruncated, nameTruncated }: { valueTruncated: boolean; nameTruncated: boolean },
      ) => {
        if (valueTruncated || nameTruncated) return fail(new Refusal('too-large'))
        enqueue(() => writePart({ fieldName }, [Buffer.from(value, 'utf8')]))
      },
    )
    for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
      form.on(event, () => fail(new Refusal('too-many-parts')))
    form.on('error', fail)
    form.on('close', () => {
      writing
        .then(async () => {
          if (settled) return
          if (fingerprints.length === 0) throw new Refusal('no-parts')
          await write(endFrame())
          settled = true
          memory.releaseAll()
          resolve({ fingerprint: fingerprints.toSorted().join('\n\n'), parts: fingerprints.length, bytes })
        })
        .catch(fail)
    })
    req.once('aborted', () => fail(new Refusal('torn')))
    req.once('error', fail)
    req.pipe(form)
  })
}

/** Releases the memory of a body's chunks as soon as they were written. */
function createChunkRelease(req: IncomingMessage): { releaseBefore(piece: Buffer): void; releaseAll(): void } {
  /** In the order of their arrival. */
  const waiting = new Map<ArrayBufferLike, Buffer>()
  req.on('data', (chunk: Buffer) => {
    // Node gives each chunk of a body memory of its own. One that shared memory would be left alone.
    if (chunk.byteLength === chunk.buffer.byteLength) waiting.set(chunk.buffer, chunk)
  })
  function release(chunk: Buffer): void {
    waiting.delete(chunk.buffer)
    releaseMemory(chunk)
  }
  return {
    /**
     * @param piece was written. Pieces are written in their order, so nothing needs the chunks before its own any more.
     *   A piece that busboy copied belongs to no chunk
     */
    releaseBefore({ buffer }) {
      if (!waiting.has(buffer)) return
      for (const [earlier, chunk] of waiting) {
        if (earlier === buffer) break
        release(chunk)
      }
    },
    releaseAll: () => waiting.forEach(release),
  }
}

/** An error on our side. It distinguishes our errors from the sender's, because both end the same stream. */
class WriteFailure extends Error {}

function openForm(req: IncomingMessage, limits: PartLimits): busboy.Busboy {
  if (!/^multipart\/form-data\s*;/i.test(req.headers['content-type'] ?? '')) throw new Refusal('wrong-content-type')
  try {
    return busboy({
      headers: req.headers,
      // A file name is data, never a path. It is stored unchanged and cleaned where it is used.
      preservePath: true,
      defParamCharset: 'utf8',
      limits: {
        fieldNameSize: 200,
        fieldSize: 5 * 1024 * 1024,
        fileSize: limits.partBytes,
        parts: limits.parts,
        files: limits.parts,
        fields: limits.parts,
        headerPairs: 20,
      },
    })
  } catch {
    // The boundary is missing or cannot be read.
    throw new Refusal('wrong-content-type')
  }
}
