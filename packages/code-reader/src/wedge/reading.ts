// What the keys of a burst say: the code itself, and what the scanner is set to put around it.
import { asTypedOnUsKeys, swapCase } from '@diia-desk/contract/gate'

/**
 * `number`: thirteen digits that may be a document's. `link`: a link of Diia. Decided by whoever starts the wedge:
 * timing only proposes, the content decides.
 */
export type Content = 'number' | 'link' | 'other'
export type Classify = (text: string) => Content

export interface Stroke {
  readonly us: string
  readonly typed: string
  readonly physical: boolean
  /** Milliseconds. */
  readonly at: number
}

export interface Reading {
  readonly content: Content
  readonly text: string
  /** Control characters and signs before and after the code. */
  readonly prefix: string
  readonly suffix: string
}

// oxlint-disable-next-line no-control-regex -- STX, ETX, GS and their like are what is looked for
const around = /^([\u0000-\u0020]*)([^]*?)([\u0000-\u0020]*)$/
/** Symbology identifiers (ISO/IEC 15424), such as `]Q1` and `]E0`. */
const symbology = /^\][A-Za-z][0-9A-Za-z]/
/** A letter or a sign or two by which a maker names the symbology, before a link. */
const beforeLink = /^.{1,4}?(?=(?:https|diia):\/\/)/i
/** The same before a number. A letter only: digits would be another number. */
const beforeNumber = /^[A-Za-z](?=\d{13}$)/

/** The best reading of the strokes. Keys that a person pressed just before the scanner began are left out: `from`. */
export function read(strokes: readonly Stroke[], classify: Classify): Reading & { readonly from: number } {
  const whole = { ...readAll(strokes, classify), from: 0 }
  const from = scannerBegins(strokes)
  if (whole.content !== 'other' || from === 0) return whole
  const rest = readAll(strokes.slice(from), classify)
  return rest.content === 'other' ? whole : { ...rest, from }
}

function readAll(strokes: readonly Stroke[], classify: Classify): Reading {
  const us = strokes.map((stroke) => stroke.us).join('')
  const typed = strokes.map((stroke) => stroke.typed).join('')
  const keysAreKnown = strokes.every(({ physical }) => physical)
  // What was typed is tried too: a scanner may be set to the layout of the computer.
  const texts = keysAreKnown ? [us, typed] : [...asTypedOnUsKeys(typed), us]
  const readings = texts.map((text) => readText(text, classify))
  return readings.find(({ content }) => content !== 'other') ?? readText(us, classify)
}

/** The best reading of a text as a scanner sends it. */
export function readText(text: string, classify: Classify): Reading {
  const peeled = peel(text).map((reading) => ({ ...reading, content: classify(reading.text) }))
  return peeled.find(({ content }) => content !== 'other') ?? { text, prefix: '', suffix: '', ...peeled.at(-1), content: 'other' }
}

/** The text without what may stand around a code, with less and less of it. */
function peel(text: string): Omit<Reading, 'content'>[] {
  const [, before = '', bare = '', suffix = ''] = around.exec(text) ?? []
  const identifier = symbology.exec(bare)?.[0] ?? ''
  const named = bare.slice(identifier.length)
  const sign = (beforeLink.exec(named) ?? beforeNumber.exec(named))?.[0] ?? ''
  // An identifier is never a part of the code, and the classifier may be as forgiving as to overlook it.
  const prefixes = new Set([before + identifier, before + identifier + sign])
  return Array.from(prefixes, (prefix) => ({ prefix, text: unshout(bare.slice(prefix.length - before.length)), suffix }))
}

/** Links come in small letters. Capital ones tell of Caps Lock, or of a scanner that minds it or likes to shout. */
function unshout(text: string): string {
  return /^(?:HTTPS|DIIA):/.test(text) ? swapCase(text) : text
}

/** Where hands stop and the scanner begins: behind a gap that is much longer than those after it. */
function scannerBegins(strokes: readonly Stroke[]): number {
  const gaps = strokes.slice(1).map((stroke, index) => stroke.at - (strokes[index]?.at ?? stroke.at))
  const usual = median(gaps)
  return gaps.findLastIndex((gap) => gap >= 50 && gap >= 4 * usual) + 1
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
}
