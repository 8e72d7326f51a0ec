// Decides what a text is that was read, typed or pasted, and whether it may be sent. The desk checks before it sends,
// and the bff checks again. Only text that is certainly a code is accepted: damage that can be repaired without doubt
// is repaired (docs/decisions/0041), all other text is refused with the most helpful reason that is certainly true.
// Characters that a scanner adds are removed in packages/code-reader/wedge, where it is known that the text is a scan.
import { withoutInvisible } from './clean-text.ts'
import { kindOfLink, readDocumentLink } from './document-link.ts'
import { beginsWithDay, isDocumentNumber } from './document-number.ts'
import { asTypedOnUsKeys } from './keyboard-layout.ts'
import { testCodeOf } from './test-codes.ts'

/** `value` is the code as the phone shows it, even if the text was damaged. */
export type DocumentCode = { kind: 'barcode'; value: string } | { kind: 'qrcode'; value: string }

export type CodeRefusal =
  /** Thirteen digits with one wrong digit. */
  | { kind: 'wrong-check-digit' }
  /** Thirteen digits that begin with 0, as on goods of American manufacturers. */
  | { kind: 'wrong-first-digit' }
  /** A record number of a person: also thirteen digits, in the form in which such numbers are written. */
  | { kind: 'record-number' }
  /** Thirteen digits with a wrong check digit that begin with a date: a record number, or a code with a mistake. */
  | { kind: 'maybe-record-number' }
  /** Digits only, but not thirteen of them. */
  | { kind: 'wrong-length'; digits: number }
  /** The link of a document with characters lost, added or changed. */
  | { kind: 'damaged-link' }
  /** A link of Diia that is meant for the visitor's own phone, such as an offer of another organisation. */
  | { kind: 'link-for-phone' }
  /** A code for testing scanners. */
  | { kind: 'test-code' }
  /** Thirteen digits or the link of a document among other characters: it may be a code or something else. */
  | { kind: 'more-than-a-code' }
  | { kind: 'other-link' }
  | { kind: 'other-text' }

export type ClassifiedCode = DocumentCode | CodeRefusal

/** The longest text that can be a code; longer text is refused without further checks. */
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
  // One record number in ten has a valid check digit by chance. In the form of a record number it is not sent, because
  // it is personal data and probably not a code.
  if (beginsWithDay(digits) && /^\d{8}\D\d{5}$/.test(text)) return { kind: 'record-number' }
  if (digits.startsWith('0')) return { kind: 'wrong-first-digit' }
  if (isDocumentNumber(digits)) return { kind: 'barcode', value: digits }
  return { kind: beginsWithDay(digits) ? 'maybe-record-number' : 'wrong-check-digit' }
}

/** Whether the text contains thirteen consecutive digits or the link of a document. */
function holdsACode(text: string): boolean {
  // The last character of a symbology identifier may also be a digit.
  const plain = text.normalize('NFKC').replace(/^\][A-Za-z]\w/, '')
  return (
    /(?<!\d)\d(?:[\s.-]?\d){12}(?![\s.-]?\d)/.test(plain) || /(?:https|diia):\/\/diia\.app\/documents\//i.test(plain)
  )
}

/** The digits, if the text contains only digits, spaces and dashes; otherwise undefined. */
function digitsOf(text: string): string | undefined {
  return /^[\d\s\u2010-\u2015\u2212-]+$/.test(text) && /\d/.test(text) ? text.replace(/\D/g, '') : undefined
}

/** The key by which two readings of a code are compared. */
export function codeKey(code: DocumentCode): string {
  return code.kind === 'barcode' ? code.value : code.value.toLowerCase().replace(/^diia:\/\//, 'https://')
}
