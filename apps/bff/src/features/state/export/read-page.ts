import type { ExportContext } from './export-context.ts'
import type { Db } from '../../../storage/database.ts'
import type { CompiledProfile } from './compile-profile.ts'
import type { Walk } from './cursor.ts'
import type { ExportRecord } from './record.ts'
import { readChunk } from './select-appeals.ts'
import type { Place } from './select-appeals.ts'

export interface Page {
  /** All records that the page read and the profile includes, in order. */
  records: {
    record: ExportRecord
    /** False when a required value is missing and the profile leaves such records out. */
    sent: boolean
  }[]
  /** Where the next page begins; absent on the last one. */
  next?: Walk
  /** The position after this page. */
  done: Walk
}

/** Rows of a chunk. Between two chunks other work gets its turn, so that no page delays a clerk. */
const maxInChunk = 512
/** If rows gave no record, the next chunk has at least this many, and twice as many each time. */
const minInChunk = 64
/** A page with records ends after this many rows beyond its size, however few records it has. */
const maxFruitless = 2000
/**
 * An empty page with a link to the next would stop careless receivers, so a page without records reads on much longer.
 */
const maxFruitlessWhenEmpty = 100_000

interface PageParts {
  db: Db
  stateExport: { profile: Pick<CompiledProfile, 'profile' | 'takes' | 'isWhole'> }
  screenPriority: Pick<ExportContext['screenPriority'], 'yieldToScreens'>
}

/** The page at a position. The same position gives the same page, whatever was changed since its snapshot. */
export async function readPage({ db, stateExport: { profile }, screenPriority }: PageParts, walk: Walk): Promise<Page> {
  const records: Page['records'] = []
  let place: Place = walk
  let reached: Place = walk
  let sent = 0
  let rows = 0
  for (let chunks = 0; ; chunks++) {
    await screenPriority.yieldToScreens()
    // One row more than the page can hold shows whether there is a next page.
    const most = Math.min(maxInChunk, Math.max(walk.size - sent + 1, minInChunk * 2 ** chunks))
    const chunk = await readChunk(db, walk, place, most)
    for (const { day, record } of chunk.records) {
      if (!profile.takes(record)) continue
      const goes = profile.profile.on_missing === 'null' || profile.isWhole(record)
      if (goes && sent === walk.size) return finish(true)
      records.push({ record, sent: goes })
      if (goes) sent++
      reached = { day, appeal: record.seq }
    }
    if (chunk.end === undefined) return finish(false)
    place = chunk.end
    if (sent < walk.size) reached = place
    rows += most
    if (rows >= (sent > 0 ? walk.size + maxFruitless : maxFruitlessWhenEmpty)) return finish(true)
  }

  function finish(goesOn: boolean): Page {
    const done: Walk = {
      ...walk,
      day: reached.day,
      appeal: reached.appeal,
      pages: walk.pages + 1,
      records: walk.records + sent,
      omitted: walk.omitted + records.length - sent,
    }
    return { records, done, ...(goesOn && { next: done }) }
  }
}
