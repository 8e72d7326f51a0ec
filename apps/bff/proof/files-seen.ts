// Watches the finished files of a data folder while no process works on it.
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { finishedFiles, listSetAside } from '../src/storage/set-aside.ts'

/** What a row uses a file for: part of a copy, the delivery of a package, or nothing. */
type Use = { kind: 'copy' } | { kind: 'package'; packageId: string } | { kind: 'none' }

export interface FilesSeen {
  /** Records which files are there now. */
  look(): Promise<void>
  /** Files that were finished once and are missing now although nothing allowed their deletion. */
  lost(): Promise<string[]>
  readonly size: number
}

export function watchFiles(dataFolder: string): FilesSeen {
  const blobFolder = join(dataFolder, 'blobs')
  const seen = new Map<string, Use>()

  const present = async () =>
    new Set([...(await finishedFiles(blobFolder)), ...(await listSetAside(blobFolder)).flatMap(({ ids }) => ids)])

  return {
    get size() {
      return seen.size
    },
    async look() {
      const uses = await readCopyOfDatabase(
        dataFolder,
        (db) =>
          new Map<string, Use>([
            ...db
              .prepare<[], { id: string; blob: string }>(
                'select id, blob_id as blob from document_packages where blob_id is not null',
              )
              .all()
              .map(({ id, blob }): [string, Use] => [blob, { kind: 'package', packageId: id }]),
            ...db
              .prepare<[], { blob: string }>(
                'select pdf_blob_id as blob from document_copies union select container_blob_id from document_copies',
              )
              .all()
              .map(({ blob }): [string, Use] => [blob, { kind: 'copy' }]),
          ]),
      )
      for (const id of await present()) {
        const use = uses.get(id)
        if (use !== undefined || !seen.has(id)) seen.set(id, use ?? { kind: 'none' })
      }
    },
    async lost() {
      const there = await present()
      const settled = await readCopyOfDatabase(
        dataFolder,
        (db) =>
          new Set(
            db
              .prepare<[], { id: string }>("select id from document_packages where state in ('released', 'duplicate')")
              .all()
              .map(({ id }) => id),
          ),
      )
      return [...seen]
        .filter(([id, use]) => !there.has(id) && !(use.kind === 'package' && settled.has(use.packageId)))
        .map(([id, { kind }]) => `${id} (${kind})`)
    },
  }
}

/** Reads a copy of the database, so that the state after a kill is left for the next process to repair. */
export async function readCopyOfDatabase<Result>(
  dataFolder: string,
  read: (db: Sqlite.Database) => Result,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-look-'))
  for (const end of ['', '-wal'])
    await copyFile(join(dataFolder, `desk.sqlite${end}`), join(folder, `desk.sqlite${end}`)).catch(() => undefined)
  const db = new Sqlite(join(folder, 'desk.sqlite'))
  try {
    return read(db)
  } finally {
    db.close()
    await rm(folder, { recursive: true })
  }
}
