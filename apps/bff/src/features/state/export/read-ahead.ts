import type { PullPosition } from './cursor.ts'
import type { Page } from './read-page.ts'

/** While a page is sent, the next one is written, and the rows of the one after that are read. */
const pagesAhead = 2
/** Pages that wait for their receivers, of all pulls together. */
const maxKept = 16
/** A receiver that continues does so at once. */
const keptMs = 5000

export interface ReadAhead<Written> {
  /** The page at a position, made early or now. Starts the following ones. */
  take(position: PullPosition): Promise<Written>
}

interface PendingPage<Written> {
  /** Known as soon as the rows are read, before they are written. */
  next: Promise<PullPosition | undefined>
  page: Promise<Written>
}

/**
 * Makes pages before they are requested. A position always gives the same page, so a page made early is the same. The
 * caller is authorised when it requests the page.
 */
export function createReadAhead<Written>(
  read: (position: PullPosition) => Promise<Page>,
  write: (page: Page) => Promise<Written>,
): ReadAhead<Written> {
  const kept = new Map<string, PendingPage<Written>>()

  function startPage(position: PullPosition): PendingPage<Written> {
    const rows = read(position)
    const pending = { next: rows.then(({ next }) => next), page: rows.then(write) }
    // An error is reported to the caller that requests that page.
    pending.next.catch(() => undefined)
    pending.page.catch(() => undefined)
    return pending
  }

  async function readFollowing({ next }: PendingPage<Written>, pages: number): Promise<void> {
    const position = await next
    if (position === undefined || pages === 0) return
    const key = keyOf(position)
    let pending = kept.get(key)
    if (pending === undefined) {
      if (kept.size >= maxKept) return
      const started = startPage(position)
      pending = started
      kept.set(key, started)
      setTimeout(() => {
        if (kept.get(key) === started) kept.delete(key)
      }, keptMs).unref()
    }
    await readFollowing(pending, pages - 1)
  }

  return {
    async take(position) {
      const key = keyOf(position)
      const early = kept.get(key)
      kept.delete(key)
      const pending = early ?? startPage(position)
      readFollowing(pending, pagesAhead).catch(() => undefined)
      // An error of an early try may have passed.
      return await (early === undefined ? pending.page : early.page.catch(() => startPage(position).page))
    },
  }
}

function keyOf({ pull, day, appeal, pages }: PullPosition): string {
  return `${pull} ${day} ${appeal} ${pages}`
}
