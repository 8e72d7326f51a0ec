// Encrypted files in a folder. A blob is written under a temporary name, fsynced, and only then renamed into place:
// what has a name is whole. Its bytes are head ‖ iv ‖ AES-256-GCM ciphertext ‖ tag under a data key of its own. The key,
// wrapped, stands in the blob's row and in the head (`blob-head.ts`). No plain byte ever reaches the disk.
import { createCipheriv, randomBytes, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Insertable } from 'kysely'
import { makeHead, openBlob } from './blob-head.ts'
import { syncFolder } from './durable.ts'
import type { Keys } from './keys.ts'
import type { BlobsTable } from './schema.ts'
import { incomingFolder, shelfOf } from './set-aside.ts'

const ivBytes = 12
/** Stages that wait for the next writer; they are wiped before they do. */
const stages: Buffer[] = []
const mostStages = 16
/** Plain bytes are gathered to this size before they are encrypted and written: few calls, little garbage. */
const stageBytes = 1024 * 1024

export type BlobRow = Insertable<BlobsTable>

export interface BlobWriter {
  write(chunk: Uint8Array): Promise<void>
  /** Makes the blob durable and gives the row to insert; the caller's transaction makes it known. */
  commit(now: Date): Promise<BlobRow>
  /** Removes what was written and is not finished. After `commit` it removes nothing: a row may know the file. */
  abort(): Promise<void>
}

export interface BlobStore {
  createWriter(): Promise<BlobWriter>
  /** Writes a whole blob. */
  put(bytes: Uint8Array, now: Date): Promise<BlobRow>
  /** Reads and authenticates a whole blob. @throws when it is missing or was changed */
  read(row: { id: string; wrapped_key: Uint8Array }): Promise<Buffer>
  /** Only for a file that no row knows, or will know once a transaction under way has ended (`discard-blobs.ts`). */
  remove(id: string): Promise<void>
}

export async function openFolderStore(folder: string, keys: Keys): Promise<BlobStore> {
  const temporary = incomingFolder(folder)
  await mkdir(temporary, { recursive: true, mode: 0o700 })
  const made = new Set<string>()

  const pathOf = (id: string) => join(shelfOf(folder, id), id)

  async function createWriter(): Promise<BlobWriter> {
    const id = randomUUID()
    const path = join(temporary, id)
    const file = await open(path, 'wx', 0o600)
    const dataKey = randomBytes(32)
    const wrappedKey = keys.seal(dataKey, `blob:${id}`)
    const head = makeHead(keys.keyId, wrappedKey)
    const iv = randomBytes(ivBytes)
    const cipher = createCipheriv('aes-256-gcm', dataKey, iv).setAAD(Buffer.concat([Buffer.from(id), head]))
    let stage = stages.pop() ?? Buffer.allocUnsafeSlow(stageBytes)
    let staged = 0
    let plainBytes = 0
    await writeAll(file, [head, iv])

    async function flush({ last = false } = {}): Promise<void> {
      const encrypted = [cipher.update(stage.subarray(0, staged))]
      staged = 0
      if (last) encrypted.push(cipher.final(), cipher.getAuthTag())
      await writeAll(file, encrypted)
    }
    function giveBack(): void {
      stage.fill(0)
      if (stages.length < mostStages) stages.push(stage)
      stage = Buffer.alloc(0)
    }

    return {
      async write(chunk) {
        plainBytes += chunk.length
        for (let at = 0; at < chunk.length;) {
          const taken = Math.min(chunk.length - at, stage.length - staged)
          stage.set(chunk.subarray(at, at + taken), staged)
          staged += taken
          at += taken
          if (staged === stage.length) await flush()
        }
      },
      async commit(now) {
        await flush({ last: true })
        giveBack()
        await file.sync()
        await file.close()
        await makeFolder(id)
        await rename(path, pathOf(id))
        await syncFolder(shelfOf(folder, id))
        return {
          id,
          store: 'folder',
          key_id: keys.keyId,
          wrapped_key: wrappedKey,
          bytes: plainBytes,
          created_at: now.toISOString(),
        }
      },
      async abort() {
        if (stage.length > 0) giveBack()
        await file.close().catch(() => undefined)
        await rm(path, { force: true })
      },
    }
  }

  async function makeFolder(id: string): Promise<void> {
    const name = id.slice(0, 2)
    if (made.has(name)) return
    await mkdir(join(folder, name), { recursive: true, mode: 0o700 })
    await syncFolder(folder)
    made.add(name)
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
    async read({ id, wrapped_key: wrappedKey }) {
      return openBlob(id, await readFile(pathOf(id)), keys.open(wrappedKey, `blob:${id}`))
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  }
}

/** One system call for all; the rest by itself where the system took only a part. */
async function writeAll(file: FileHandle, buffers: Buffer[]): Promise<void> {
  let { bytesWritten } = await file.writev(buffers)
  for (const buffer of buffers) {
    if (bytesWritten < buffer.length) await file.writeFile(buffer.subarray(Math.max(0, bytesWritten)))
    bytesWritten -= buffer.length
  }
}
