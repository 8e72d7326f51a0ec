// The visit: what this window does for the person before it, from one «наступний відвідувач» to the next. An appeal
// that is registered takes along what was done so far; what comes after belongs to it from the start.
import { isOpen, type TodayItem } from '@diia-desk/contract'
import { createStore, type Watched } from '../lib/store.ts'

/** The middle of the desk: the outcome of the last code, the form of a new appeal, or the appeal that is open. */
export type View = 'stage' | 'form' | 'appeal'

interface Visit {
  readonly view: View
  /** Checks and requests that no appeal has taken along yet, oldest first. */
  readonly items: readonly TodayItem[]
  /** The appeal registered last: open at this window, further codes go to it. */
  readonly appealId: string | undefined
}

/** One code on its way. */
export interface Step {
  /** Appeal that the code is sent for. */
  readonly appealId: string | undefined
  /**
   * Notes what came of the code. What comes after its visitor has gone stays in the list alone.
   *
   * @returns the appeal that was registered meanwhile and now lacks this
   */
  readonly done: (item: TodayItem) => string | undefined
}

export interface Visits extends Watched<Visit> {
  readonly begin: () => Step
  /** Takes something of today's list into the visit: the clerk has opened it for this person. */
  readonly take: (item: TodayItem) => void
  readonly show: (view: View) => void
  readonly registered: (appealId: string) => void
  readonly next: () => void
}

const nobody: Visit = { view: 'stage', items: [], appealId: undefined }

export function createVisits(): Visits {
  const visit = createStore<Visit>(nobody)
  let visitor = 0

  function take(item: TodayItem) {
    if (appealOf(item) !== undefined) return
    const { items } = visit.get()
    const known = items.findIndex((other) => itemId(other) === itemId(item))
    // A request that is asked again keeps its id and its place.
    visit.set({ ...visit.get(), items: known === -1 ? [...items, item] : items.with(known, item) })
  }

  return {
    get: visit.get,
    subscribe: visit.subscribe,
    begin() {
      const mine = visitor
      const { appealId } = visit.get()
      return {
        appealId,
        done(item) {
          if (mine !== visitor || appealId !== undefined) return undefined
          const registered = visit.get().appealId
          if (registered === undefined) take(item)
          return registered
        },
      }
    },
    take,
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

/** Whether an appeal has use for it: Diia said something of a document, or the visitor's copies are here or on their way. */
export function isOfUse(item: TodayItem): boolean {
  if (item.kind === 'validation') return item.validation.outcome === 'valid' || item.validation.outcome === 'not-valid'
  return isOpen(item.request.state) || item.request.state === 'arrived'
}

function appealOf(item: TodayItem): string | undefined {
  return item.kind === 'validation' ? item.validation.appealId : item.request.appealId
}
