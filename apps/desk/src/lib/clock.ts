// Time as the server has it. Office machines keep time badly, and a code's three minutes are counted by the server.
import { createStore, useStore } from './store.ts'

/** Smaller differences are the Date header's own coarseness and the way of the answer. */
const toleratedSkewMs = 3_000

let skewMs = 0

/** Milliseconds since the epoch, as near to the server's clock as its answers tell. */
export function now(): number {
  return Date.now() + skewMs
}

/** Takes the Date header of an answer. */
export function learnServerTime(date: string | null): void {
  if (date === null) return
  const difference = Date.parse(date) - Date.now()
  if (!Number.isNaN(difference)) skewMs = Math.abs(difference) > toleratedSkewMs ? difference : 0
}

/** Whole seconds from now to a time of the contract (ISO 8601), never below zero. */
export function secondsUntil(time: string, from: number): number {
  return Math.max(0, Math.ceil((Date.parse(time) - from) / 1000))
}

const second = createStore(now())
let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined

const ticking = {
  ...second,
  // While nobody watches, the store stands still; the first look must not see an old second, and looks right after it
  // must see the same.
  get() {
    if (watchers === 0 && Math.abs(now() - second.get()) >= 1000) second.set(now())
    return second.get()
  },
  subscribe(listener: () => void) {
    const leave = second.subscribe(listener)
    if (watchers++ === 0) {
      second.set(now())
      timer = setInterval(() => second.set(now()), 1000)
    }
    return () => {
      leave()
      if (--watchers === 0) clearInterval(timer)
    }
  },
}

/** The time now; the component is drawn again every second. */
export function useNow(): number {
  return useStore(ticking)
}
