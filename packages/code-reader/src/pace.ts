/**
 * The resolution at which pictures are read: `full` 1920×1080, `less` 1280×720, `least` 960×540. Bars need the pixels,
 * so a size is given up only when reading takes so long that a code in a moving hand is missed between frames.
 */
export type PictureSize = 'full' | 'less' | 'least'

const sizes: readonly PictureSize[] = ['full', 'less', 'least']
/**
 * A size is given up when reading a frame takes longer. The smallest size loses every second bar code, so seven frames
 * a second at the middle one are still better.
 */
const slowMs: Readonly<Record<PictureSize, number>> = { full: 80, less: 140, least: Infinity }
/** The next larger size is tried when its expected time is below this share of its limit. */
const roomForMore = 0.7
/** Ratio of pixels of the next larger size to this one. */
const growth: Readonly<Record<PictureSize, number>> = { full: 1, less: 2.25, least: 16 / 9 }
const looksJudged = 15
/** The first frames at a new size are slower: memory is allocated and code compiled. */
const looksIgnored = 5
/** So long the time must be low enough before a larger size is tried. Doubled each time that failed. */
const stableMs = 10_000
const stableAtMostMs = 600_000

export interface Pace {
  readonly size: PictureSize
  /** Takes the time of one frame and returns whether the size has changed. */
  look(tookMs: number, at: number): boolean
}

/**
 * Adapts the size of the picture to the machine: down at once, up only after a stable time. Times in milliseconds of a
 * monotonic clock.
 */
export function createPace(): Pace {
  let place = 0
  let times: number[] = []
  let skipped = 0
  let stable = stableMs
  let since: number | undefined
  let triedMore: number | undefined

  const size = (): PictureSize => sizes[place] ?? 'full'

  function change(by: -1 | 1, at: number): true {
    // The larger size was too slow: wait longer before the next attempt, unless it worked for as long.
    if (by === 1 && triedMore !== undefined)
      stable = at - triedMore > stable ? stableMs : Math.min(stable * 2, stableAtMostMs)
    triedMore = by === -1 ? at : undefined
    place += by
    times = []
    skipped = 0
    since = undefined
    return true
  }

  return {
    get size() {
      return size()
    },
    look(tookMs, at) {
      if (skipped < looksIgnored) {
        skipped++
        return false
      }
      times.push(tookMs)
      if (times.length < looksJudged) return false
      const median = times.toSorted((one, other) => one - other)[Math.floor(looksJudged / 2)] ?? 0
      times.shift()
      if (median > slowMs[size()]) return change(1, at)
      const larger = sizes[place - 1]
      if (larger === undefined || median * growth[size()] > slowMs[larger] * roomForMore) {
        since = undefined
        return false
      }
      since ??= at
      return at - since >= stable ? change(-1, at) : false
    },
  }
}
