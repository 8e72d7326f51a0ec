import { bluntBelow, createScene } from './scene.ts'
import type { Subject } from './scene.ts'
import type { Hint, PictureTraits } from './types.ts'

/** So long somebody has tried before they are given advice. */
const adviceAfterMs = 5000
/** Advice stays at least so long, whatever happens but a read: it wants to be read itself. */
const staysMs = 4000
/** Then it makes room for the next one, even if its cause is still there. */
const staysAtMostMs = 8000
/** A code that is not seen for so long was taken away; a hand before it for a moment is no end. */
const triesOnMs = 1500
/** After a longer silence nobody looked at all. */
const lookingGapMs = 5000
/** Who comes back within this time goes on trying, and is not told the same again first. */
const forgetsMs = 15_000
/** One look does not decide: causes are judged by a mean over about so long. */
const meanOverMs = 700

/** Share of what is shown that is burnt out. */
const burntFrom = 0.3
/** Shade of what is shown. In the dark a screen on its dimmest shows its white as this grey. */
const darkBelow = 70

/** What is advised to somebody whose code is not read. */
type Advice = Exclude<Hint, 'several'>
type Cause = Exclude<Advice, 'qr' | 'digits'>

export interface Hints {
  /** Whether somebody holds something up to be read. */
  readonly tries: boolean
  /**
   * Takes what one look found out about the picture and gives back the advice that is due now.
   * @param at milliseconds of any steady clock
   */
  look(traits: PictureTraits, barsSeen: boolean, at: number): Advice | undefined
  /** A code was read: there is nothing to advise. */
  read(): void
  /** Another picture from here on: the camera was opened anew. */
  restart(): void
}

/**
 * Decides what to advise to somebody whose code is not read: first what the picture shows to be wrong with it, then to
 * show the QR, then to type. An empty desk gets no advice, nor does a visitor who only sits there.
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
    // On a slow machine looks are far apart: only one that saw nothing tells that there is nothing.
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

  /** Advice that was not given yet; when all was, typing is what remains. */
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
