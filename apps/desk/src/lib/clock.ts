// The server's time. Clocks of office computers are often wrong, and the server decides when a code expires.
import { createStore, useStore } from './store.ts'

/** Smaller differences come from the one-second resolution of the Date header and from the duration of the response. */
const toleratedSkewMs = 3_000

let skewMs = 0

/** Milliseconds since the epoch, corrected by the difference to the server's clock. */
export function now(): number {
  return Date.now() + skewMs
}

/** Takes the Date header of a response. */
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
  // Without subscribers the timer is stopped: the first read must not return an old second, and the reads that follow
  // must return the same value.
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

/** The current time; the component is rendered again every second. */
export function useNow(): number {
  return useStore(ticking)
}
