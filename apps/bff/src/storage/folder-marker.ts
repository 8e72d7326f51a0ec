// A file beside the encrypted files holds the id of the database that they belong to, and the number of its last
// committed event. A database with another id or a lower number is not the one that the files were written with.
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../start-error.ts'
import { fieldsOf } from '../thrown.ts'
import { syncFolder } from './durable.ts'

export interface Marker {
  /** Id of the database. */
  database: string
  /** The number of its last event. It may be lower than the true one, never higher. */
  lastEvent: number
}

export interface OpenMarker {
  /**
   * Writes a later number: in place, a few bytes, without flushing. It survives a killed process, but maybe not a power
   * cut.
   */
  advance(lastEvent: number): Promise<void>
  /** Makes the last number durable. */
  flush(): Promise<void>
  close(): Promise<void>
}

const form = /^\{"database":"([0-9a-f-]{36})","lastEvent": *(\d{1,15})\}\n$/
const markerPath = (blobFolder: string) => join(blobFolder, 'database.json')

/** @throws {StartError} when the file exists but cannot be parsed */
export async function readMarker(blobFolder: string): Promise<Marker | undefined> {
  const path = markerPath(blobFolder)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (fieldsOf(error).code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const [, database, lastEvent] = form.exec(text) ?? []
  if (database === undefined)
    throw new StartError(
      `DATA_DIR: ${path} is damaged; it says which database the files beside it belong to. If the database is the right one: npm run desk -- storage accept-database`,
    )
  return { database, lastEvent: Number(lastEvent) }
}

/** Replaces the marker durably. */
export async function writeMarker(blobFolder: string, marker: Marker): Promise<void> {
  const path = markerPath(blobFolder)
  await mkdir(blobFolder, { recursive: true, mode: 0o700 })
  await rm(`${path}.new`, { force: true })
  const file = await open(`${path}.new`, 'wx', 0o600)
  try {
    await file.writeFile(textOf(marker))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
  await syncFolder(blobFolder)
}

/** Opens the existing marker for updates. */
export async function openMarker(blobFolder: string, { database, lastEvent }: Marker): Promise<OpenMarker> {
  const file = await open(markerPath(blobFolder), 'r+')
  let noted = lastEvent
  let flushed = lastEvent
  return {
    async advance(later) {
      if (later <= noted) return
      noted = later
      // The length is always the same and within one sector of the disk, so it is never half written.
      await file.write(textOf({ database, lastEvent: later }), 0)
    },
    async flush() {
      if (flushed === noted) return
      const now = noted
      await file.datasync()
      flushed = now
    },
    close: () => file.close(),
  }
}

function textOf({ database, lastEvent }: Marker): string {
  return `{"database":"${database}","lastEvent":${String(lastEvent).padStart(16)}}\n`
}
