/**
 * Measures how far our clock is from Diia's, by the Date header of Diia's answers. Seals carry Diia's time, so Diia's
 * clock counts as right.
 */
export interface ClockWatch {
  /** Diia's clock minus ours; undefined until Diia's time is known. */
  readonly offsetSeconds: number | undefined
  /** The same by the last answer alone. A request keeps it for the moment it was sent. */
  readonly lastSeconds: number | undefined
  /** True from an offset of a minute on: it is reported and corrected for. */
  readonly wrong: boolean
  /** Adds the time of an answer that has just arrived. */
  observe(date: Date): void
  /**
   * Converts a time of our clock to Diia's clock, if they are known to differ by a minute or more.
   *
   * @param offsetSeconds the offset at that time, if known; otherwise the current one is used
   */
  toDiia(ours: Date, offsetSeconds?: number): Date
  /** Calls back when the clock becomes wrong, right, or known. Returns a function that unsubscribes. */
  onChange(act: () => void): () => void
}

/** A clock that is off by this much counts as wrong. */
const wrongFromSeconds = 60
/** One answer may be late or come from a machine with a wrong clock, so the median of the last ones counts. */
const samplesKept = 3

export function createClockWatch(now: () => Date): ClockWatch {
  const samples: number[] = []
  const listeners = new Set<() => void>()
  let told: boolean | undefined

  const isWrong = (offset: number | undefined) => offset !== undefined && Math.abs(offset) >= wrongFromSeconds
  const offset = () => samples.toSorted((one, other) => one - other)[samples.length >> 1]

  return {
    get offsetSeconds() {
      return offset()
    },
    get lastSeconds() {
      return samples.at(-1)
    },
    get wrong() {
      return isWrong(offset())
    },
    observe(date) {
      samples.push(Math.round((date.getTime() - now().getTime()) / 1000))
      if (samples.length > samplesKept) samples.shift()
      const wrong = isWrong(offset())
      if (wrong === told) return
      told = wrong
      for (const act of listeners) act()
    },
    toDiia(ours, offsetSeconds = offset()) {
      return isWrong(offsetSeconds) ? new Date(ours.getTime() + (offsetSeconds as number) * 1000) : ours
    },
    onChange(act) {
      listeners.add(act)
      return () => listeners.delete(act)
    },
  }
}
