// What the desk makes of a scan: whether the text may be a code, and, where it is none, whether the scanner is to blame.
import { classifyCode, isDocumentCode, testCodeOf } from '@diia-desk/contract'
import type { Content, Make, Reading } from '@diia-desk/code-reader/wedge'

export function contentOf(text: string): Content {
  const code = classifyCode(text)
  if (isDocumentCode(code)) return code.kind === 'barcode' ? 'number' : 'link'
  if (code.kind === 'test-code') return testCodeOf(text) === 'qr' ? 'link' : 'number'
  return code.kind.includes('link') ? 'link' : 'other'
}

/** Why a scan is no code, where that is no fault of the text itself. */
export type ScanFault =
  /** How the scanner may be set so that a code does not arrive as it is. */
  | { readonly kind: 'no-check-digit' | 'other-layout' | 'cut-short' }
  /** `makes`: whose tables know the sign, for different codes. */
  | { readonly kind: 'extra-signs'; readonly before: string; readonly after: string; readonly makes: readonly Make[] }
  /** The scanner itself says that it has read something that Diia does not show. */
  | { readonly kind: 'other-symbology'; readonly name: string }

/** Only what looks like a code of Diia that was harmed on the way; goods and other codes are nobody's fault. */
export function scanFaultOf({
  content,
  text,
  obstacle,
}: Pick<Reading, 'content' | 'text' | 'obstacle'>): ScanFault | undefined {
  if (obstacle !== undefined)
    return obstacle.kind === 'other-symbology' ? obstacle : { ...obstacle, kind: 'extra-signs' }
  if (content === 'number' || isDocumentCode(classifyCode(text)) || testCodeOf(text) !== undefined) return undefined
  if (/^[1-9]\d{11}$/.test(text)) return { kind: 'no-check-digit' }
  // Layouts that have digits above Shift, and those that have other signs for : / and -, leave the link its length
  // and its groups of 8-4-4-4-12.
  if (
    /^[!@#$%^&*()]{12,13}$/.test(text) ||
    (text.length > 90 && !isPlainLink(text) && /(.).{4}\1.{4}\1.{4}\1.{12}$/.test(text))
  )
    return { kind: 'other-layout' }
  // With all its parts and more it is not cut short; what else may be wrong with it is not known.
  return /^(?:https|diia):\/\/diia\.(?:app|invalid)\/documents\//i.test(text) && !/\/verify\/.{36}/i.test(text)
    ? { kind: 'cut-short' }
    : undefined
}

function isPlainLink(text: string): boolean {
  return /^[a-z]+:\/\//i.test(text)
}
