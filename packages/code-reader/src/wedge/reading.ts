// The text of a burst of keys.
import { asTypedOnUsKeys } from '@diia-desk/contract/gate'
import { unwrap, type Classify, type Reading } from './unwrap.ts'

export interface Stroke {
  readonly us: string
  readonly typed: string
  readonly physical: boolean
  /** Milliseconds. */
  readonly at: number
}

/** The best reading of the strokes, without keys that a person pressed just before the scanner: it begins at `from`. */
export function read(strokes: readonly Stroke[], classify: Classify): Reading & { readonly from: number } {
  const whole = { ...readAll(strokes, classify), from: 0 }
  const from = scannerBegins(strokes)
  if (whole.content !== 'other' || whole.obstacle?.kind === 'other-symbology' || from === 0) return whole
  const rest = readAll(strokes.slice(from), classify)
  return rest.content === 'other' ? whole : { ...rest, from }
}

function readAll(strokes: readonly Stroke[], classify: Classify): Reading {
  const us = strokes.map((stroke) => stroke.us).join('')
  const typed = strokes.map((stroke) => stroke.typed).join('')
  const keysAreKnown = strokes.every(({ physical }) => physical)
  // The typed characters are tried, too: a scanner may be set to the layout of the computer.
  const texts = keysAreKnown ? [us, typed] : [...asTypedOnUsKeys(typed), us]
  const readings = texts.map((text) => unwrap(text, classify))
  return (
    readings.find(({ content }) => content !== 'other') ??
    readings.find(({ obstacle }) => obstacle !== undefined) ??
    unwrap(us, classify)
  )
}

/**
 * Where a person's keys end and the scanner's begin: after a gap that is much longer than those behind it. Keys before
 * the gap that are as fast, or a single digit, may be the beginning of a longer number during which the scanner or the
 * computer paused: then nothing is cut off.
 */
function scannerBegins(strokes: readonly Stroke[]): number {
  const gaps = strokes.slice(1).map((stroke, index) => stroke.at - (strokes[index]?.at ?? stroke.at))
  const usual = median(gaps)
  const from = gaps.findLastIndex((gap) => gap >= 50 && gap >= 4 * usual) + 1
  const isHands = from === 1 ? !/\d/.test(strokes[0]?.us ?? '') : median(gaps.slice(0, from - 1)) >= 4 * usual
  return isHands ? from : 0
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
}
