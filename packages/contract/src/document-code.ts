// What a read, pasted or typed text is, and whether it may be sent. Pure: the desk asks before it sends,
// the bff asks again before it believes.
//
// Facts (be-documents-service and the published apps of Diia): a code is 13 digits, the first 1–9, the last an
// EAN-13 check digit; a QR code holds https://diia.app/documents/{type}/{id}/verify/{uuid}; both belong to one
// record that lives three minutes and is used once.

import { testCodeOf } from './test-codes.ts'

/** Seconds a code lives at most. We see a code, not its birth, so it is an upper bound of what is left. */
export const codeLifetimeSeconds = 180

export type DocumentCode = { kind: 'barcode'; value: string } | { kind: 'qrcode'; value: string }

export type ClassifiedCode =
  | DocumentCode
  /** Thirteen digits that can't be a code: the check digit or the first digit is wrong. */
  | { kind: 'wrong-check-digit'; value: string }
  /** Digits only, but not thirteen of them. */
  | { kind: 'wrong-length'; digits: number }
  /** A link of Diia that is meant for the visitor's own phone, such as an offer of another organisation. */
  | { kind: 'link-for-phone' }
  /** A code by which staff try out a scanner. */
  | { kind: 'test-code' }
  | { kind: 'not-diia' }

const documentLink =
  /^(?:https:\/\/diia\.app|diia:\/\/diia\.app)\/documents\/[a-z0-9-]{1,64}\/[A-Za-z0-9-]{1,64}\/verify\/[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const diiaLink = /^(?:https?:\/\/(?:[a-z0-9-]+\.)*diia\.(?:app|gov\.ua)(?:[/?#]|$)|diia:\/\/)/i

/** Longest text that can be a code; anything longer is refused before it is looked at. */
export const codeMaxLength = 300

/** Says what a text is. Spaces, no-break spaces and hyphens between digits are how people group them. */
export function classifyCode(text: string): ClassifiedCode {
  const trimmed = text.trim()
  if (trimmed.length > codeMaxLength) return { kind: 'not-diia' }
  const digits = digitsOf(trimmed)
  if (testCodeOf(digits ?? trimmed) !== undefined) return { kind: 'test-code' }
  if (digits !== undefined) {
    if (digits.length !== 13) return { kind: 'wrong-length', digits: digits.length }
    return isBarcode(digits) ? { kind: 'barcode', value: digits } : { kind: 'wrong-check-digit', value: digits }
  }
  if (documentLink.test(trimmed)) return { kind: 'qrcode', value: trimmed }
  if (diiaLink.test(trimmed)) return { kind: 'link-for-phone' }
  return { kind: 'not-diia' }
}

export function isDocumentCode(code: ClassifiedCode): code is DocumentCode {
  return code.kind === 'barcode' || code.kind === 'qrcode'
}

/** True for 13 digits with a first digit of 1–9 and a right EAN-13 check digit. */
export function isBarcode(digits: string): boolean {
  return /^[1-9]\d{12}$/.test(digits) && checkDigit(digits.slice(0, 12)) === Number(digits[12])
}

/** EAN-13 check digit of twelve digits (weights 1 and 3 in turn, GS1 General Specifications §7.9). */
export function checkDigit(twelve: string): number {
  let sum = 0
  for (let index = 0; index < 12; index++) sum += Number(twelve[index]) * (index % 2 === 0 ? 1 : 3)
  return (10 - (sum % 10)) % 10
}

/** Digits as people read them aloud and as the apps print them: 4-4-5. Shorter input is grouped as far as it goes. */
export function groupDigits(digits: string): string {
  return [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)].filter((group) => group !== '').join(' ')
}

/** The one text by which two sightings of a code are compared. */
export function codeKey(code: DocumentCode): string {
  return code.kind === 'barcode' ? code.value : code.value.toLowerCase().replace(/^diia:\/\//, 'https://')
}

/** Only digits and what people put between them? Then the digits; otherwise undefined. */
function digitsOf(text: string): string | undefined {
  return /^[\d\s\u00a0\u202f\u2009-]+$/.test(text) && /\d/.test(text) ? text.replace(/\D/g, '') : undefined
}
