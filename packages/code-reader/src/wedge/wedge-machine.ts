// Finds a scanner's keys among a person's. Independent of the page: it gets keys and returns what to do with each. Keys
// are passed on to the page at once; when they turn out to be a scan, the text that they typed is removed again.
import { Burst } from './burst.ts'
import { isModifier, meaningOf, meaningOfAltCode, type KeyPress, type Meaning, type Terminator } from './keys.ts'
import { fewestKeys, isScan } from './is-scan.ts'
import type { Layout } from './layout.ts'
import type { KeyTarget } from './key-target.ts'
import { read, type Stroke } from './reading.ts'
import type { Classify, Reading } from './unwrap.ts'

/** One scan, and what it shows of the settings of scanner and computer. */
export interface Scan extends Reading {
  readonly terminator: Terminator
  /** The characters that the computer typed. */
  readonly typed: string
  readonly layout: Layout
  /** False where the physical keys are not known, as with a remote desktop. */
  readonly physical: boolean
  readonly capsLock: boolean
  readonly altCodes: boolean
  readonly msPerKey: number
}

/** The end of a burst of keys. `mark` is what the page remembered at its first key. */
export type Ended<Mark> =
  | { readonly kind: 'typed' }
  | { readonly kind: 'scan'; readonly scan: Scan; readonly mark: Mark }

export interface Reaction<Mark> {
  /** The page must not see this key. */
  readonly suppress: boolean
  readonly ended?: Ended<Mark> | undefined
  /** Call `silence` after so many milliseconds without a key. */
  readonly waitMs?: number | undefined
}

export interface WedgeMachine<Mark> {
  press(press: KeyPress, target: KeyTarget, mark: () => Mark): Reaction<Mark>
  release(key: Pick<KeyPress, 'code' | 'key' | 'timeStamp'>): Reaction<Mark>
  silence(at: number): Reaction<Mark>
  /** Whether the current keys may turn out to be a scan. */
  readonly undecided: boolean
  /** Whether a scan has just ended, so that a key such as LF after CR still belongs to it. */
  isTail(at: number): boolean
}

/** A complete code followed by a pause of this length is a scan without a terminator. */
const endMs = 150
const tailMs = 250
/** Further keys are not collected: no code is so long. */
const maxKeys = 4096

function scanOf<Mark>(burst: Burst<Mark>, strokes: readonly Stroke[], reading: Reading, terminator: Terminator): Scan {
  return {
    ...reading,
    terminator,
    typed: strokes.map(({ typed }) => typed).join(''),
    layout: burst.layout,
    physical: strokes.every(({ physical }) => physical),
    capsLock: burst.capsLock,
    altCodes: burst.altCodes,
    msPerKey: Math.round(burst.pace),
  }
}

const ignore = { suppress: false } as const

export function createWedgeMachine<Mark>(classify: Classify): WedgeMachine<Mark> {
  let burst = new Burst<Mark>()
  let target: KeyTarget = 'page'
  let alt: { digits: string; mark: Mark } | undefined
  let tailUntil = -Infinity

  function finish(terminator: Terminator, at: number): Ended<Mark> | undefined {
    const ending = burst
    burst = new Burst()
    alt = undefined
    if (ending.length === 0) return undefined
    const { from, ...reading } = read(ending.strokes, classify)
    const first = ending.strokes[from]
    if (first === undefined || !isScan(ending, target, reading, terminator !== 'none')) return { kind: 'typed' }
    tailUntil = at + tailMs
    return { kind: 'scan', scan: scanOf(ending, ending.strokes.slice(from), reading, terminator), mark: first.mark }
  }

  function add(stroke: Stroke & { mark: Mark }, code: string): void {
    if (burst.length === maxKeys) finish('none', stroke.at)
    burst.add(stroke, code)
  }

  function touchIfBegun(at: number): void {
    if (burst.length > 0 || alt !== undefined) burst.touch(at)
  }

  function waitMs(): number | undefined {
    return burst.length === 0 ? undefined : Math.min(burst.pauseLimit, endMs)
  }

  function terminate(terminator: Terminator, at: number): Reaction<Mark> {
    if (burst.length === 0) return { suppress: at <= tailUntil }
    const ending = burst
    const ended = finish(terminator, at)
    if (ended?.kind === 'scan') return { suppress: true, ended }
    // Too short for a scan, but from a scanner: it must not press the button that has the focus.
    const isLeftover = target === 'page' && ending.mayBeMachine && ending.length >= fewestKeys - 1
    if (isLeftover) tailUntil = at + tailMs
    return { suppress: isLeftover, ended }
  }

  /** Keys of a scan must not trigger anything on the page: no type-ahead, no Space on a button, no Ctrl with a letter. */
  function mustNotAct(meaning: Meaning): boolean {
    if (meaning.kind === 'control') return burst.isMachine
    return target === 'page' && meaning.kind === 'character' && burst.length > (meaning.us === ' ' ? 1 : 2)
  }

  return {
    press(press, where, mark) {
      const at = press.timeStamp
      const meaning = meaningOf(press)
      if (meaning.kind === 'nothing') return ignore
      // A late timer left this to the next key.
      const ended = burst.isOver(at) ? finish('none', at) : undefined
      if (meaning.kind === 'command') return { suppress: false, ended: ended ?? finish('none', at) }
      if (meaning.kind === 'modifier') {
        touchIfBegun(at)
        return { suppress: false, ended, waitMs: waitMs() }
      }
      if (meaning.kind === 'terminator') {
        touchIfBegun(at)
        const reaction = terminate(meaning.terminator, at)
        return { ...reaction, ended: ended ?? reaction.ended }
      }
      burst.touch(at)
      burst.capsLock ||= press.capsLock
      target = where
      if (meaning.kind === 'alt-digit') {
        alt = { digits: (alt?.digits ?? '') + meaning.digit, mark: alt?.mark ?? mark() }
        return { suppress: false, ended, waitMs: waitMs() }
      }
      const { us, physical } = meaning.kind === 'control' ? { ...meaning, physical: true } : meaning
      add(
        { us, physical, typed: meaning.kind === 'control' ? us : press.key, at, mark: mark() },
        press.code || press.key,
      )
      return { suppress: mustNotAct(meaning), ended, waitMs: waitMs() }
    },

    release({ code, key, timeStamp: at }) {
      burst.release(code || key, at)
      if (!isModifier(key)) return ignore
      touchIfBegun(at)
      if (key !== 'Alt' || alt === undefined) return { suppress: false, waitMs: waitMs() }
      const { digits, mark } = alt
      alt = undefined
      burst.altCodes = true
      const meaning = meaningOfAltCode(digits)
      if (meaning.kind === 'terminator') return terminate(meaning.terminator, at)
      add({ us: meaning.us, typed: meaning.us, physical: true, at, mark }, key)
      return { suppress: false, waitMs: waitMs() }
    },

    silence(at) {
      if (burst.length === 0) return ignore
      const left = burst.pauseLimit - endMs
      const isWhole = () => {
        const { content, obstacle } = read(burst.strokes, classify)
        return content !== 'other' || obstacle !== undefined
      }
      if (left > 0 && !burst.isOver(at) && !isWhole()) return { suppress: false, waitMs: left }
      return { suppress: false, ended: finish('none', at) }
    },

    get undecided() {
      return burst.length >= 3 && burst.mayBeMachine
    },

    isTail: (at) => at <= tailUntil,
  }
}
