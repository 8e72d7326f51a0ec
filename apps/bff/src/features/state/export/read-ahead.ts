import type { MadePage } from './write-page.ts'

/** Pages that wait for their receivers, of all pulls together. */
const mostKept = 8
/** A receiver that goes on does so at once. */
const keptMs = 5000

export interface ReadAhead {
  /** Begins to make the page of a cursor that is being handed out. */
  begin(cursor: string, make: () => Promise<MadePage>): void
  /** The page of a cursor if it was begun, once; undefined where it has to be made now. */
  take(cursor: string): Promise<MadePage | undefined>
}

/**
 * Makes the next page while the receiver reads the one before. A link gives the same page whenever it is asked for, so
 * an early page is as good; whoever asks is judged when they ask.
 */
export function createReadAhead(): ReadAhead {
  const kept = new Map<string, { page: Promise<MadePage | undefined>; timer: NodeJS.Timeout }>()
  return {
    begin(cursor, make) {
      if (kept.size >= mostKept || kept.has(cursor)) return
      // What fails here is tried again when it is asked for, and told then.
      kept.set(cursor, {
        page: make().catch(() => undefined),
        timer: setTimeout(() => kept.delete(cursor), keptMs).unref(),
      })
    },
    async take(cursor) {
      const found = kept.get(cursor)
      if (found === undefined) return undefined
      kept.delete(cursor)
      clearTimeout(found.timer)
      return await found.page
    },
  }
}
