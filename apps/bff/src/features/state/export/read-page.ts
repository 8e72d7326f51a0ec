import type { ExportContext } from './export-context.ts'
import type { Db } from '../../../storage/database.ts'
import type { CompiledProfile } from './compile-profile.ts'
import type { PullPosition } from './cursor.ts'
import type { ExportRecord } from './record.ts'
import { readChunk } from './select-appeals.ts'
import type { AppealPosition } from './select-appeals.ts'

export interface Page {
  /** All records that the page read and the profile includes, in order. */
  records: {
    record: ExportRecord
    /** False when a required value is missing and the profile leaves such records out. */
    sent: boolean
  }[]
  /** Where the next page begins; absent on the last one. */
  next?: PullPosition
  /** The position after this page. */
  done: PullPosition
}

/** Rows of a chunk. Between two chunks other work gets its turn, so that no page delays a clerk. */
const maxInChunk = 512
/** If rows gave no record, the next chunk has at least this many, and twice as many each time. */
const minInChunk = 64
/** A page with records ends after this many rows beyond its size, however few records it has. */
const maxUnusedRows = 2000
/**
 * An empty page with a link to the next would stop careless receivers, so a page without records reads on much longer.
 */
const maxUnusedRowsOfEmptyPage = 100_000

interface PageParts {
  db: Db
  stateExport: { profile: Pick<CompiledProfile, 'profile' | 'includes' | 'isComplete'> }
  screenPriority: Pick<ExportContext['screenPriority'], 'yieldToScreens'>
}

/** The page at a position. The same position gives the same page, whatever was changed since its snapshot. */
export async function readPage(
  { db, stateExport: { profile }, screenPriority }: PageParts,
  position: PullPosition,
): Promise<Page> {
  const records: Page['records'] = []
  let current: AppealPosition = position
  let pageEnd: AppealPosition = position
  let sent = 0
  let rows = 0
  for (let chunks = 0; ; chunks++) {
    await screenPriority.yieldToScreens()
    // One row more than the page can hold shows whether there is a next page.
    const most = Math.min(maxInChunk, Math.max(position.size - sent + 1, minInChunk * 2 ** chunks))
    const chunk = await readChunk(db, position, current, most)
    for (const { day, record } of chunk.records) {
      if (!profile.includes(record)) continue
      const goes = profile.profile.on_missing === 'null' || profile.isComplete(record)
      if (goes && sent === position.size) return finish(true)
      records.push({ record, sent: goes })
      if (goes) sent++
      pageEnd = { day, appeal: record.seq }
    }
    if (chunk.end === undefined) return finish(false)
    current = chunk.end
    if (sent < position.size) pageEnd = current
    rows += most
    if (rows >= (sent > 0 ? position.size + maxUnusedRows : maxUnusedRowsOfEmptyPage)) return finish(true)
  }

  function finish(goesOn: boolean): Page {
    const done: PullPosition = {
      ...position,
      day: pageEnd.day,
      appeal: pageEnd.appeal,
      pages: position.pages + 1,
      records: position.records + sent,
      omitted: position.omitted + records.length - sent,
    }
    return { records, done, ...(goesOn && { next: done }) }
  }
}
