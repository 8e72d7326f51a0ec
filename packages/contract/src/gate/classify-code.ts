// What a text is that was read, typed or pasted, and whether it may be sent. The desk asks before it sends, the bff
// asks again before it believes. Only what is plainly a code is one: harm that leaves no doubt is undone (see
// docs/decisions/0041), everything else is refused with the reason that helps the clerk most and is true in any case.
// What a scanner adds to a code is undone where the scan is known to be one, in packages/code-reader/wedge.
import { withoutInvisible } from './clean-text.ts'
import { kindOfLink, readDocumentLink } from './document-link.ts'
import { beginsWithDay, isDocumentNumber } from './document-number.ts'
import { asTypedOnUsKeys } from './keyboard-layout.ts'
import { testCodeOf } from './test-codes.ts'

/** `value` is the code as the phone shows it, whatever the text went through. */
export type DocumentCode = { kind: 'barcode'; value: string } | { kind: 'qrcode'; value: string }

export type CodeRefusal =
  /** Thirteen digits with a mistake in one of them. */
  | { kind: 'wrong-check-digit' }
  /** Thirteen digits that begin with 0, as on goods of American makers. */
  | { kind: 'wrong-first-digit' }
  /** The number of a person's record, thirteen digits as well, written as such numbers are. */
  | { kind: 'record-number' }
  /** Thirteen digits with a wrong check digit that begin with a day: a person's record number, or a mistake in a code. */
  | { kind: 'maybe-record-number' }
  /** Digits only, but not thirteen of them. */
  | { kind: 'wrong-length'; digits: number }
  /** The link of a document with something lost, added or changed on the way. */
  | { kind: 'damaged-link' }
  /** A link of Diia that is meant for the visitor's own phone, such as an offer of another organisation. */
  | { kind: 'link-for-phone' }
  /** A code by which staff try out a scanner. */
  | { kind: 'test-code' }
  /** Thirteen digits or the link of a document among other signs: it may be a code, and it may be something else. */
  | { kind: 'more-than-a-code' }
  | { kind: 'other-link' }
  | { kind: 'other-text' }

export type ClassifiedCode = DocumentCode | CodeRefusal

/** Longest text that can be a code; anything longer is refused before it is looked at. */
export const codeMaxLength = 300

export function classifyCode(text: string): ClassifiedCode {
  if (text.length > codeMaxLength) return { kind: 'other-text' }
  const clean = withoutInvisible(text)
  const readings = [clean, ...asTypedOnUsKeys(clean)].map(classify)
  return readings.find(isDocumentCode) ?? readings.find(({ kind }) => kind !== 'other-text') ?? { kind: 'other-text' }
}

export function isDocumentCode(code: ClassifiedCode): code is DocumentCode {
  return code.kind === 'barcode' || code.kind === 'qrcode'
}

function classify(text: string): ClassifiedCode {
  const digits = digitsOf(text)
  if (testCodeOf(digits ?? text) !== undefined) return { kind: 'test-code' }
  if (digits !== undefined) return classifyDigits(digits, text)
  const link = readDocumentLink(text)
  if (link !== undefined) return { kind: 'qrcode', value: link }
  return { kind: kindOfLink(text) ?? (holdsACode(text) ? 'more-than-a-code' : 'other-text') }
}

function classifyDigits(digits: string, text: string): ClassifiedCode {
  if (digits.length !== 13) return { kind: 'wrong-length', digits: digits.length }
  // One record number in ten has the check digit of a code by chance. Written the way record numbers are, it stays
  // here: it is somebody's number, and Diia was not to be asked about it.
  if (beginsWithDay(digits) && /^\d{8}\D\d{5}$/.test(text)) return { kind: 'record-number' }
  if (digits.startsWith('0')) return { kind: 'wrong-first-digit' }
  if (isDocumentNumber(digits)) return { kind: 'barcode', value: digits }
  return { kind: beginsWithDay(digits) ? 'maybe-record-number' : 'wrong-check-digit' }
}

/** Whether thirteen digits in a row or a document's link stand somewhere in other text. */
function holdsACode(text: string): boolean {
  // Of a symbology identifier the last sign may be a digit as well.
  const plain = text.normalize('NFKC').replace(/^\][A-Za-z]\w/, '')
  return (
    /(?<!\d)\d(?:[\s.-]?\d){12}(?![\s.-]?\d)/.test(plain) || /(?:https|diia):\/\/diia\.app\/documents\//i.test(plain)
  )
}

/** Only digits and what people put between them, spaces and dashes? Then the digits; otherwise undefined. */
function digitsOf(text: string): string | undefined {
  return /^[\d\s\u2010-\u2015\u2212-]+$/.test(text) && /\d/.test(text) ? text.replace(/\D/g, '') : undefined
}

/** The one text by which two sightings of a code are compared. */
export function codeKey(code: DocumentCode): string {
  return code.kind === 'barcode' ? code.value : code.value.toLowerCase().replace(/^diia:\/\//, 'https://')
}
