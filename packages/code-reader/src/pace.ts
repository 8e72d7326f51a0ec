/**
 * How much of the picture is looked at: `full` 1920×1080, `less` 1280×720, `least` 960×540. Bars need the pixels, so
 * a size is given up only when looks take so long that the next one comes too late for a hand that does not keep still.
 */
export type PictureSize = 'full' | 'less' | 'least'

const sizes: readonly PictureSize[] = ['full', 'less', 'least']
/** A size is given up when its looks take longer. The last step costs every second code of bars: seven looks a second are still better. */
const slowMs: Readonly<Record<PictureSize, number>> = { full: 80, less: 140, least: Infinity }
/** The next larger size is tried when its looks should take less than this part of what it is given up at. */
const roomForMore = 0.7
/** Pixels of the next larger size in parts of this one's. */
const growth: Readonly<Record<PictureSize, number>> = { full: 1, less: 2.25, least: 16 / 9 }
const looksJudged = 15
/** The first looks at a new size pay for memory and for code that is not yet warm. */
const looksIgnored = 5
/** So long it must go well before more is tried. Doubled each time that was too much. */
const stableMs = 10_000
const stableAtMostMs = 600_000

export interface Pace {
  readonly size: PictureSize
  /** Takes the time of one look and says whether another size is due from now on. */
  look(tookMs: number, at: number): boolean
}

/** Fits the size of the picture to the machine: down at once, up again with caution. Times in milliseconds of any steady clock. */
export function createPace(): Pace {
  let place = 0
  let times: number[] = []
  let skipped = 0
  let stable = stableMs
  let since: number | undefined
  let triedMore: number | undefined

  const size = (): PictureSize => sizes[place] ?? 'full'

  function change(by: -1 | 1, at: number): true {
    // Too much was tried: wait longer before the next time, unless it went well for as long.
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
