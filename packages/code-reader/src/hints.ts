import { bluntBelow, createScene } from './scene.ts'
import type { Subject } from './scene.ts'
import type { Hint, PictureTraits } from './types.ts'

/** Advice is given after somebody has tried for so long. */
const adviceAfterMs = 5000
/** Advice stays at least so long, so that it can be read, unless a code is read. */
const staysMs = 4000
/** After so long it is replaced by the next advice, even if its cause remains. */
const staysAtMostMs = 8000
/** A code that is not seen for so long was taken away; a shorter gap may be a hand in front of it. */
const triesOnMs = 1500
/** A longer gap between frames means that reading was interrupted. */
const lookingGapMs = 5000
/** Within this time the same attempt goes on, and advice that was given is not repeated first. */
const forgetsMs = 15_000
/** Causes are judged by a mean over about so long, not by one frame. */
const meanOverMs = 700

/** Share of the subject that is overexposed. */
const burntFrom = 0.3
/** Mean shade of the subject. In a dark room the white of a dimmed screen has this grey. */
const darkBelow = 70

/** What is advised to somebody whose code is not read. */
type Advice = Exclude<Hint, 'several'>
type Cause = Exclude<Advice, 'qr' | 'digits'>

export interface Hints {
  /** Whether somebody holds something up to be read. */
  readonly tries: boolean
  /**
   * Takes the traits of one frame and returns the advice to show now.
   * @param at milliseconds of any steady clock
   */
  look(traits: PictureTraits, barsSeen: boolean, at: number): Advice | undefined
  /** A code was read: there is nothing to advise. */
  read(): void
  /** The camera was opened again: nothing is known of its picture. */
  restart(): void
}

/**
 * Decides what to advise to somebody whose code is not read: first about problems that the picture shows, then to show
 * the QR code, then to type the number. Without anything held up to the camera there is no advice.
 */
export function createHints(): Hints {
  const scene = createScene()
  let triesSince: number | undefined
  let shown: { hint: Advice; since: number } | undefined
  let told = new Set<Advice>()
  let lastTry = -Infinity
  let lastLook = -Infinity
  let mean: Subject | undefined

  function follow(subject: Subject | undefined, at: number): void {
    // On a slow machine frames are far apart: only a frame without a subject shows that there is none.
    if (at - lastLook > lookingGapMs || (subject === undefined && at - lastTry > triesOnMs)) {
      triesSince = undefined
      mean = undefined
    }
    lastLook = at
    if (subject === undefined) return
    mean = mean === undefined ? subject : meanOf(mean, subject, Math.min(1, (at - lastTry) / meanOverMs))
    if (at - lastTry > forgetsMs) told = new Set()
    lastTry = at
    triesSince ??= at
  }

  /** The next advice that was not given yet; at the end, to type the number. */
  function next(cause: Cause | undefined): Advice {
    if (cause !== undefined && !told.has(cause)) return cause
    return told.has('qr') ? 'digits' : 'qr'
  }

  function isDue(cause: Cause | undefined, at: number): boolean {
    if (shown === undefined) return triesSince !== undefined && at - triesSince >= adviceAfterMs
    if (at - shown.since < staysMs) return false
    const isCause = shown.hint !== 'qr' && shown.hint !== 'digits'
    return (
      at - shown.since >= staysAtMostMs || (isCause ? shown.hint !== cause : cause !== undefined && !told.has(cause))
    )
  }

  return {
    get tries() {
      return triesSince !== undefined
    },
    look(traits, barsSeen, at) {
      follow(scene.look(traits, barsSeen, at), at)
      const cause = mean && causeOf(mean)
      if (triesSince === undefined) {
        if (shown !== undefined && at - shown.since >= staysMs) shown = undefined
      } else if (isDue(cause, at)) {
        const hint = next(cause)
        if (hint !== shown?.hint) shown = { hint, since: at }
        told.add(hint)
      }
      return shown?.hint
    },
    read() {
      triesSince = undefined
      shown = undefined
      mean = undefined
      told = new Set()
    },
    restart() {
      this.read()
      scene.forget()
    },
  }
}

function causeOf({ brightness, burnt, sharpness }: Subject): Cause | undefined {
  if (burnt >= burntFrom) return 'glare'
  if (brightness < darkBelow) return 'dark'
  return sharpness < bluntBelow ? 'near' : undefined
}

function meanOf(before: Subject, now: Subject, weight: number): Subject {
  const between = (one: number, other: number): number => one + (other - one) * weight
  return {
    brightness: between(before.brightness, now.brightness),
    burnt: between(before.burnt, now.burnt),
    sharpness: between(before.sharpness, now.sharpness),
  }
}
