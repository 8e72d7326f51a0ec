import type { Walk } from './cursor.ts'
import type { Page } from './read-page.ts'

/** While a page is sent, the next one is written, and the rows of the one after that are read. */
const pagesAhead = 2
/** Pages that wait for their receivers, of all pulls together. */
const maxKept = 16
/** A receiver that continues does so at once. */
const keptMs = 5000

export interface ReadAhead<Written> {
  /** The page at a position, made early or now. Starts the following ones. */
  take(walk: Walk): Promise<Written>
}

interface Begun<Written> {
  /** Known as soon as the rows are read, before they are written. */
  next: Promise<Walk | undefined>
  page: Promise<Written>
}

/**
 * Makes pages before they are requested. A position always gives the same page, so a page made early is the same. The
 * caller is authorised when it requests the page.
 */
export function createReadAhead<Written>(
  read: (walk: Walk) => Promise<Page>,
  write: (page: Page) => Promise<Written>,
): ReadAhead<Written> {
  const kept = new Map<string, Begun<Written>>()

  function begin(walk: Walk): Begun<Written> {
    const rows = read(walk)
    const begun = { next: rows.then(({ next }) => next), page: rows.then(write) }
    // An error is reported to the caller that requests that page.
    begun.next.catch(() => undefined)
    begun.page.catch(() => undefined)
    return begun
  }

  async function goOn({ next }: Begun<Written>, pages: number): Promise<void> {
    const walk = await next
    if (walk === undefined || pages === 0) return
    const key = keyOf(walk)
    let begun = kept.get(key)
    if (begun === undefined) {
      if (kept.size >= maxKept) return
      const started = begin(walk)
      begun = started
      kept.set(key, started)
      setTimeout(() => {
        if (kept.get(key) === started) kept.delete(key)
      }, keptMs).unref()
    }
    await goOn(begun, pages - 1)
  }

  return {
    async take(walk) {
      const key = keyOf(walk)
      const early = kept.get(key)
      kept.delete(key)
      const begun = early ?? begin(walk)
      goOn(begun, pagesAhead).catch(() => undefined)
      // An error of an early try may have passed.
      return await (early === undefined ? begun.page : early.page.catch(() => begin(walk).page))
    },
  }
}

function keyOf({ pull, day, appeal, pages }: Walk): string {
  return `${pull} ${day} ${appeal} ${pages}`
}
