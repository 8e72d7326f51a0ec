// Finds a scanner's keys among a person's. Knows nothing of the page: it is fed with keys and answers what to do with
// each. Keys go on to the page as they come; what a scan has typed is taken back when it turns out to be one.
import { Burst } from './burst.ts'
import { isModifier, meaningOf, meaningOfAltCode, type KeyPress, type Meaning, type Terminator } from './keys.ts'
import type { Layout } from './layout.ts'
import { read, type Stroke } from './reading.ts'
import type { Classify, Reading } from './unwrap.ts'

/**
 * Where the keys go. `page`: nowhere that takes text. `field`: one line. `codes`: one line that takes codes alone.
 * `text`: many lines, where Enter is text like any other, or a password: there only a code itself is taken for a scan.
 */
export type Place = 'page' | 'field' | 'codes' | 'text'

/** One scan, and what it tells of how the scanner and the computer are set. */
export interface Scan extends Reading {
  readonly terminator: Terminator
  /** What the computer made of the keys. */
  readonly typed: string
  readonly layout: Layout
  /** False where the keys themselves are not known, as over a remote desktop. */
  readonly physical: boolean
  readonly capsLock: boolean
  readonly altCodes: boolean
  readonly msPerKey: number
}

/** The end of a burst of keys. `mark` is what stood where its first key went. */
export type Ended<Mark> =
  | { readonly kind: 'typed' }
  | { readonly kind: 'scan'; readonly scan: Scan; readonly mark: Mark }

export interface Reaction<Mark> {
  /** The page must not see this key. */
  readonly swallow: boolean
  readonly ended?: Ended<Mark> | undefined
  /** Call `silence` after so many milliseconds without a key. */
  readonly waitMs?: number | undefined
}

export interface WedgeMachine<Mark> {
  press(press: KeyPress, place: Place, mark: () => Mark): Reaction<Mark>
  release(key: Pick<KeyPress, 'code' | 'key' | 'timeStamp'>): Reaction<Mark>
  silence(at: number): Reaction<Mark>
  /** Whether the keys that come in now may turn out to be a scan. */
  readonly undecided: boolean
  /** Whether a scan has just ended: what it may still send, as the LF after a CR, is nobody's. */
  isTail(at: number): boolean
}

/** A complete code followed by so much silence is a scan without a terminator. */
const endMs = 150
const tailMs = 250
/** Fewer keys than these are no reading of anything. */
const fewest = 4
/** More are not collected: nothing that we read is so long. */
const mostKeys = 4096

const ignore = { swallow: false } as const

export function createWedgeMachine<Mark>(classify: Classify): WedgeMachine<Mark> {
  let burst = new Burst<Mark>()
  let place: Place = 'page'
  let alt: { digits: string; mark: Mark } | undefined
  let tailUntil = -Infinity

  function finish(terminator: Terminator, at: number): Ended<Mark> | undefined {
    const ending = burst
    burst = new Burst()
    alt = undefined
    if (ending.length === 0) return undefined
    const { from, ...reading } = read(ending.strokes, classify)
    const begins = ending.strokes[from]
    if (begins === undefined || !isScan(ending, reading, terminator !== 'none')) return { kind: 'typed' }
    tailUntil = at + tailMs
    const strokes = ending.strokes.slice(from)
    const scan: Scan = {
      ...reading,
      terminator,
      typed: strokes.map(({ typed }) => typed).join(''),
      layout: ending.layout,
      physical: strokes.every(({ physical }) => physical),
      capsLock: ending.capsLock,
      altCodes: ending.altCodes,
      msPerKey: Math.round(ending.pace),
    }
    return { kind: 'scan', scan, mark: begins.mark }
  }

  function isScan(ending: Burst<Mark>, { content, obstacle }: Reading, terminated: boolean): boolean {
    // Quick fingers type thirteen digits at the pace of a slow scanner; what a scanner adds is the terminator.
    if (content === 'number') return ending.isMachine || (ending.mayBeMachine && (terminated || place === 'page'))
    // A code that signs stand around: its digits alone must not be left in the field as if they had been typed.
    if (obstacle !== undefined && (place === 'page' || place === 'codes')) return ending.mayBeMachine
    if (content === 'link') return ending.mayBeMachine
    // Whatever else is taken for a scan is taken from nobody: it came faster than hands, or went nowhere.
    if (place === 'text') return false
    if (terminated && ending.isMachine) return ending.length >= fewest
    // Into a field of codes a program may type what is none: judged whole, as what is pasted.
    if (place === 'codes') return ending.isMachine && ending.length >= 2 * fewest
    return place === 'page' && ending.mayBeMachine && ending.length >= 2 * fewest && (terminated || ending.isMachine)
  }

  function add(stroke: Stroke & { mark: Mark }, code: string): void {
    if (burst.length === mostKeys) finish('none', stroke.at)
    burst.add(stroke, code)
  }

  function touchIfBegun(at: number): void {
    if (burst.length > 0 || alt !== undefined) burst.touch(at)
  }

  function waitMs(): number | undefined {
    return burst.length === 0 ? undefined : Math.min(burst.pauseLimit, endMs)
  }

  function terminate(terminator: Terminator, at: number): Reaction<Mark> {
    if (burst.length === 0) return { swallow: at <= tailUntil }
    const ending = burst
    const ended = finish(terminator, at)
    if (ended?.kind === 'scan') return { swallow: true, ended }
    // Too short to be told of, yet a scanner's: it must not press the button that has the focus.
    const nobodys = place === 'page' && ending.mayBeMachine && ending.length >= fewest - 1
    if (nobodys) tailUntil = at + tailMs
    return { swallow: nobodys, ended }
  }

  /** On the way to the page nothing of a scan may act: no typing ahead, no Space on a button, no Ctrl with a letter. */
  function mustNotAct(meaning: Meaning): boolean {
    if (meaning.kind === 'control') return burst.isMachine
    return place === 'page' && meaning.kind === 'character' && burst.length > (meaning.us === ' ' ? 1 : 2)
  }

  return {
    press(press, where, mark) {
      const at = press.timeStamp
      const meaning = meaningOf(press)
      if (meaning.kind === 'nothing') return ignore
      // A timer that came late has left this to the next key.
      const ended = burst.isOver(at) ? finish('none', at) : undefined
      if (meaning.kind === 'command') return { swallow: false, ended: ended ?? finish('none', at) }
      if (meaning.kind === 'modifier') {
        touchIfBegun(at)
        return { swallow: false, ended, waitMs: waitMs() }
      }
      if (meaning.kind === 'terminator') {
        touchIfBegun(at)
        const reaction = terminate(meaning.terminator, at)
        return { ...reaction, ended: ended ?? reaction.ended }
      }
      burst.touch(at)
      burst.capsLock ||= press.capsLock
      place = where
      if (meaning.kind === 'alt-digit') {
        alt = { digits: (alt?.digits ?? '') + meaning.digit, mark: alt?.mark ?? mark() }
        return { swallow: false, ended, waitMs: waitMs() }
      }
      const { us, physical } = meaning.kind === 'control' ? { ...meaning, physical: true } : meaning
      add(
        { us, physical, typed: meaning.kind === 'control' ? us : press.key, at, mark: mark() },
        press.code || press.key,
      )
      return { swallow: mustNotAct(meaning), ended, waitMs: waitMs() }
    },

    release({ code, key, timeStamp: at }) {
      burst.release(code || key, at)
      if (!isModifier(key)) return ignore
      touchIfBegun(at)
      if (key !== 'Alt' || alt === undefined) return { swallow: false, waitMs: waitMs() }
      const { digits, mark } = alt
      alt = undefined
      burst.altCodes = true
      const meaning = meaningOfAltCode(digits)
      if (meaning.kind === 'terminator') return terminate(meaning.terminator, at)
      add({ us: meaning.us, typed: meaning.us, physical: true, at, mark }, key)
      return { swallow: false, waitMs: waitMs() }
    },

    silence(at) {
      if (burst.length === 0) return ignore
      const left = burst.pauseLimit - endMs
      const isWhole = () => {
        const { content, obstacle } = read(burst.strokes, classify)
        return content !== 'other' || obstacle !== undefined
      }
      if (left > 0 && !burst.isOver(at) && !isWhole()) return { swallow: false, waitMs: left }
      return { swallow: false, ended: finish('none', at) }
    },

    get undecided() {
      return burst.length >= 3 && burst.mayBeMachine
    },

    isTail: (at) => at <= tailUntil,
  }
}
