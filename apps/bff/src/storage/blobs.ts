// Encryption over a byte store. A blob is head ‖ iv ‖ AES-256-GCM ciphertext ‖ tag under a data key of its own. The
// wrapped key is stored in the blob's row and in the head (`blob-head.ts`). No plain byte reaches a store.
import { createCipheriv, randomBytes, randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import { releaseMemory } from '../release-memory.ts'
import { makeHead, openBlob } from './blob-head.ts'
import type { ByteStores, StoreName } from './byte-stores/open-stores.ts'
import type { Keys } from './keys.ts'
import type { BlobsTable } from './schema.ts'

const ivBytes = 12
/** Encrypted bytes are collected up to this size before they are written: fewer calls. */
const gatheredBytes = 256 * 1024

export type BlobRow = Insertable<BlobsTable>
/** Where a blob is stored. */
export type BlobLocation = Pick<BlobRow, 'id' | 'store'>

export interface BlobWriter {
  write(chunk: Uint8Array): Promise<void>
  /** Makes the blob durable and returns the row to insert; it becomes known with the caller's transaction. */
  commit(now: Date): Promise<BlobRow>
  /**
   * Removes what was written and not finished. After `commit` it removes nothing, because a row may refer to the file.
   */
  abort(): Promise<void>
}

export interface BlobStore {
  createWriter(): Promise<BlobWriter>
  /** Writes a whole blob. */
  put(bytes: Uint8Array, now: Date): Promise<BlobRow>
  /**
   * Reads and authenticates a whole blob.
   *
   * @throws {MissingBytes}, or another error when it was changed
   */
  read(row: BlobLocation & { wrapped_key: Uint8Array }): Promise<Buffer>
  /** Only for a file that no row refers to, or will refer to after a running transaction (`discard-blobs.ts`). */
  remove(place: BlobLocation): Promise<void>
}

/** @param current the store for new blobs; others are read as their rows say */
export async function openBlobs(stores: ByteStores, current: StoreName, keys: Keys): Promise<BlobStore> {
  const store = await stores.of(current)

  async function createWriter(): Promise<BlobWriter> {
    const id = randomUUID()
    const writer = await store.createWriter(id)
    const dataKey = randomBytes(32)
    const wrappedKey = keys.seal(dataKey, `blob:${id}`)
    const head = makeHead(keys.keyId, wrappedKey)
    const iv = randomBytes(ivBytes)
    const cipher = createCipheriv('aes-256-gcm', dataKey, iv).setAAD(Buffer.concat([Buffer.from(id), head]))
    await writer.write([head, iv]).catch(async (error: unknown) => {
      await writer.abort()
      throw error
    })
    let encrypted: Buffer[] = []
    let gathered = 0
    let plainBytes = 0

    async function flush(): Promise<void> {
      const pieces = encrypted
      encrypted = []
      gathered = 0
      await writer.write(pieces)
      for (const piece of pieces) releaseMemory(piece)
    }

    return {
      async write(chunk) {
        plainBytes += chunk.length
        gathered += chunk.length
        encrypted.push(cipher.update(chunk))
        if (gathered >= gatheredBytes) await flush()
      },
      async commit(now) {
        encrypted.push(cipher.final(), cipher.getAuthTag())
        await flush()
        await writer.finish()
        return {
          id,
          store: current,
          key_id: keys.keyId,
          wrapped_key: wrappedKey,
          bytes: plainBytes,
          created_at: now.toISOString(),
        }
      },
      abort: () => writer.abort(),
    }
  }

  return {
    createWriter,
    async put(bytes, now) {
      const writer = await createWriter()
      try {
        await writer.write(bytes)
        return await writer.commit(now)
      } catch (error) {
        await writer.abort()
        throw error
      }
    },
    async read({ id, store: name, wrapped_key: wrappedKey }) {
      return openBlob(id, await (await stores.of(name)).read(id), keys.open(wrappedKey, `blob:${id}`))
    },
    async remove({ id, store: name }) {
      await (await stores.of(name)).delete(id)
    },
  }
}
