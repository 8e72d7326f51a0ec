// The visit: what this window does for one visitor, until «наступний відвідувач» is pressed. A registered appeal takes
// the results so far; results that come later are attached to it at once.
import { isOpen, type TodayItem } from '@diia-desk/contract'
import { createStore, type ReadableStore } from '../lib/store.ts'

/** What the middle column shows: the result of the last code, the form of a new appeal, or the open appeal. */
export type View = 'stage' | 'form' | 'appeal'

interface Visit {
  readonly view: View
  /** Checks and requests that are not attached to an appeal yet, oldest first. */
  readonly items: readonly TodayItem[]
  /** The appeal registered last: it is open at this window, and further codes are sent for it. */
  readonly appealId: string | undefined
}

/** One code that is being sent. */
export interface Sending {
  /** The appeal that the code is sent for. */
  readonly appealId: string | undefined
  /**
   * Adds the result to the visit. After the next visitor was called, it is only in the list.
   *
   * @returns the appeal that was registered meanwhile, to which the result must still be attached
   */
  readonly done: (item: TodayItem) => string | undefined
}

export interface Visits extends ReadableStore<Visit> {
  readonly startSending: () => Sending
  /** Adds an item of today's list to the visit: the clerk has opened it for this visitor. */
  readonly add: (item: TodayItem) => void
  readonly show: (view: View) => void
  readonly registered: (appealId: string) => void
  readonly next: () => void
}

const nobody: Visit = { view: 'stage', items: [], appealId: undefined }

export function createVisits(): Visits {
  const visit = createStore<Visit>(nobody)
  let visitor = 0

  function add(item: TodayItem) {
    if (appealOf(item) !== undefined) return
    const { items } = visit.get()
    const known = items.findIndex((other) => itemId(other) === itemId(item))
    // A request that is sent again keeps its id and its position.
    visit.set({ ...visit.get(), items: known === -1 ? [...items, item] : items.with(known, item) })
  }

  return {
    get: visit.get,
    subscribe: visit.subscribe,
    startSending() {
      const mine = visitor
      const { appealId } = visit.get()
      return {
        appealId,
        done(item) {
          if (mine !== visitor || appealId !== undefined) return undefined
          const registered = visit.get().appealId
          if (registered === undefined) add(item)
          return registered
        },
      }
    },
    add,
    show: (view) => visit.set({ ...visit.get(), view }),
    registered: (appealId) => visit.set({ view: 'appeal', items: [], appealId }),
    next() {
      visitor++
      visit.set(nobody)
    },
  }
}

export function itemId(item: TodayItem): string {
  return item.kind === 'validation' ? item.validation.id : item.request.id
}

/**
 * Whether the item can be attached to an appeal: Diia answered about a document, or copies are received or expected.
 */
export function isAttachable(item: TodayItem): boolean {
  if (item.kind === 'validation') return item.validation.outcome === 'valid' || item.validation.outcome === 'not-valid'
  return isOpen(item.request.state) || item.request.state === 'arrived'
}

function appealOf(item: TodayItem): string | undefined {
  return item.kind === 'validation' ? item.validation.appealId : item.request.appealId
}
