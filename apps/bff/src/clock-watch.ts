/** How far our clock is from Diia's, as the Date header of its answers shows. Seals bear Diia's time, so Diia's is right. */
export interface ClockWatch {
  /** Diia's clock less ours; undefined while it has told no time. */
  readonly offsetSeconds: number | undefined
  /** The same by the last answer alone: what a request keeps of the moment it was sent. */
  readonly lastSeconds: number | undefined
  /** Off by a minute or more: told, and taken into account. */
  readonly wrong: boolean
  /** Takes the time of an answer that has just come. */
  hear(date: Date): void
  /**
   * Puts a moment of our clock on Diia's where they are known to differ by a minute or more.
   *
   * @param offsetSeconds how far they differed at that moment, where it is known; otherwise how far they do now
   */
  toDiia(ours: Date, offsetSeconds?: number): Date
  /** Calls back when the clock becomes wrong, right, or known. Returns a function that ends it. */
  onChange(act: () => void): () => void
}

/** From here on a clock is wrong. */
const wrongFromSeconds = 60
/** One answer may be late or come from a machine with a wrong clock of its own: the middle of the last ones counts. */
const kept = 3

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
    hear(date) {
      samples.push(Math.round((date.getTime() - now().getTime()) / 1000))
      if (samples.length > kept) samples.shift()
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
