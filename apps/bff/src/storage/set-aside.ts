// Compares files and rows at a start, when nothing writes. No finished file is deleted. A file without a row is moved
// into a folder of that start; when a later database knows it, it is moved back.
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fieldsOf } from '../thrown.ts'
import { syncFolder } from './durable.ts'

/** The state of the encrypted files, as the last start found them. */
export interface StorageStatus {
  /** Files without a row, of this start and earlier ones, and the folder that holds them by the time of the start. */
  setAside: { files: number; folder: string }
  /** Rows whose file is missing. Always 0 on PostgreSQL, where files may be in the folder of another process. */
  missing: number
}

export interface Reconciled extends StorageStatus {
  /** Temporary files of interrupted deliveries that were removed. */
  unfinished: number
  setAsideNow: { files: number; folder: string }
  restored: number
}

export const incomingFolder = (blobFolder: string) => join(blobFolder, 'incoming')
export const setAsideFolder = (blobFolder: string) => join(blobFolder, 'set-aside')
export const subfolderOf = (blobFolder: string, id: string) => join(blobFolder, id.slice(0, 2))

const blobName = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/
const shelfName = /^[0-9a-f]{2}$/

/** Ids of all finished files that are in place. */
export async function finishedFiles(blobFolder: string): Promise<string[]> {
  const shelves = (await namesIn(blobFolder)).filter((name) => shelfName.test(name))
  return (
    await Promise.all(
      shelves.map(async (shelf) =>
        (await namesIn(join(blobFolder, shelf))).filter((name) => blobName.test(name) && name.startsWith(shelf)),
      ),
    )
  ).flat()
}

/** Files that were set aside, by the folder of their start. */
export async function listSetAside(blobFolder: string): Promise<{ folder: string; ids: string[] }[]> {
  const folders = (await namesIn(setAsideFolder(blobFolder)))
    .toSorted()
    .map((name) => join(setAsideFolder(blobFolder), name))
  const lists = await Promise.all(
    folders.map(async (folder) => ({ folder, ids: (await namesIn(folder)).filter((name) => blobName.test(name)) })),
  )
  return lists.filter(({ ids }) => ids.length > 0)
}

/** @param known ids of the files that the database knows */
export async function reconcileFiles(blobFolder: string, known: ReadonlySet<string>, now: Date): Promise<Reconciled> {
  const unfinished = await removeUnfinished(blobFolder)
  const restored = await restoreKnownFiles(blobFolder, known)
  const files = await finishedFiles(blobFolder)
  // Some systems allow no colons in names.
  const folder = join(setAsideFolder(blobFolder), now.toISOString().slice(0, 19).replaceAll(':', '-'))
  const unknown = files.filter((id) => !known.has(id))
  await move(
    unknown.map((id) => ({ id, from: subfolderOf(blobFolder, id), to: folder })),
    blobFolder,
  )
  const setAside = (await listSetAside(blobFolder)).reduce((sum, { ids }) => sum + ids.length, 0)
  return {
    unfinished,
    restored,
    setAsideNow: { files: unknown.length, folder },
    setAside: { files: setAside, folder: setAsideFolder(blobFolder) },
    missing: known.size - (files.length - unknown.length),
  }
}

/** A file that is still being written has a name in `incoming`, and its delivery was not acknowledged. */
async function removeUnfinished(blobFolder: string): Promise<number> {
  const names = (await namesIn(incomingFolder(blobFolder))).filter((name) => blobName.test(name))
  for (const name of names) await rm(join(incomingFolder(blobFolder), name), { force: true })
  return names.length
}

async function restoreKnownFiles(blobFolder: string, known: ReadonlySet<string>): Promise<number> {
  const wanted = (await listSetAside(blobFolder)).flatMap(({ folder, ids }) =>
    ids.filter((id) => known.has(id)).map((id) => ({ id, from: folder, to: subfolderOf(blobFolder, id) })),
  )
  await move(wanted, blobFolder)
  return wanted.length
}

async function move(files: { id: string; from: string; to: string }[], blobFolder: string): Promise<void> {
  if (files.length === 0) return
  for (const to of new Set(files.map((file) => file.to))) await mkdir(to, { recursive: true, mode: 0o700 })
  for (const { id, from, to } of files) await rename(join(from, id), join(to, id))
  for (const touched of new Set([
    ...files.flatMap(({ from, to }) => [to, from]),
    setAsideFolder(blobFolder),
    blobFolder,
  ]))
    await syncFolder(touched)
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (fieldsOf(error).code === 'ENOENT' || fieldsOf(error).code === 'ENOTDIR') return []
    throw error
  }
}
