// Files in a folder. They are written under a temporary name, fsynced, and then renamed, so a file with its final name
// is complete.
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { fieldsOf } from '../../thrown.ts'
import { syncFolder } from '../durable.ts'
import { finishedFiles, incomingFolder, subfolderOf } from '../set-aside.ts'
import { MissingBytes } from './byte-store.ts'
import type { ByteStore } from './byte-store.ts'

export async function openFolderStore(folder: string): Promise<ByteStore> {
  const temporary = incomingFolder(folder)
  await mkdir(temporary, { recursive: true, mode: 0o700 })
  const made = new Set<string>()
  const pathOf = (id: string) => join(subfolderOf(folder, id), id)

  async function makeSubfolder(id: string): Promise<void> {
    const shelf = subfolderOf(folder, id)
    if (made.has(shelf)) return
    await mkdir(shelf, { recursive: true, mode: 0o700 })
    await syncFolder(folder)
    made.add(shelf)
  }

  return {
    async createWriter(id) {
      const path = join(temporary, id)
      const file = await open(path, 'wx', 0o600)
      return {
        write: (pieces) => writeAll(file, pieces),
        async finish() {
          await file.sync()
          await file.close()
          await makeSubfolder(id)
          await rename(path, pathOf(id))
          await syncFolder(subfolderOf(folder, id))
        },
        async abort() {
          await file.close().catch(() => undefined)
          await rm(path, { force: true })
        },
      }
    },
    read: (id) => readFile(pathOf(id)).catch(missing),
    async readRange(id, from, length) {
      const file = await open(pathOf(id), 'r').catch(missing)
      try {
        const buffer = Buffer.alloc(length)
        let taken = 0
        for (let read = -1; read !== 0 && taken < length; taken += read)
          ({ bytesRead: read } = await file.read(buffer, taken, length - taken, from + taken))
        return buffer.subarray(0, taken)
      } finally {
        await file.close()
      }
    },
    delete: (id) => rm(pathOf(id), { force: true }),
    list: () => finishedFiles(folder),
  }
}

function missing(error: unknown): never {
  throw fieldsOf(error).code === 'ENOENT' ? new MissingBytes({ cause: error }) : error
}

/** One system call for all pieces; the rest separately if the system wrote only a part. */
async function writeAll(file: FileHandle, pieces: readonly Buffer[]): Promise<void> {
  let { bytesWritten } = await file.writev([...pieces])
  for (const piece of pieces) {
    if (bytesWritten < piece.length) await file.writeFile(piece.subarray(Math.max(0, bytesWritten)))
    bytesWritten -= piece.length
  }
}
