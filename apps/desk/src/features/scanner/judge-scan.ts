// Decides what a scan is: whether the text may be a code, and if not, whether the scanner is the cause.
import { classifyCode, isDocumentCode, testCodeOf } from '@diia-desk/contract'
import type { Content, Make, Reading } from '@diia-desk/code-reader/wedge'

export function contentOf(text: string): Content {
  const code = classifyCode(text)
  if (isDocumentCode(code)) return code.kind === 'barcode' ? 'number' : 'link'
  if (code.kind === 'test-code') return testCodeOf(text) === 'qr' ? 'link' : 'number'
  return code.kind.includes('link') ? 'link' : 'other'
}

/** Why a scan is not a code, if the text itself is not the reason. */
export type ScanFault =
  /** The scanner setting that may have changed the code. */
  | { readonly kind: 'no-check-digit' | 'other-layout' | 'cut-short' }
  /** `makes`: manufacturers whose tables use this character, for different kinds of code. */
  | {
      readonly kind: 'extra-characters'
      readonly before: string
      readonly after: string
      readonly makes: readonly Make[]
    }
  /** According to the scanner itself, it has read a kind of code that Diia does not show. */
  | { readonly kind: 'other-symbology'; readonly name: string }

/** Only for text that looks like a damaged code of Diia; a barcode of goods is not a fault of the scanner. */
export function scanFaultOf({
  content,
  text,
  obstacle,
}: Pick<Reading, 'content' | 'text' | 'obstacle'>): ScanFault | undefined {
  if (obstacle !== undefined)
    return obstacle.kind === 'other-symbology' ? obstacle : { ...obstacle, kind: 'extra-characters' }
  if (content === 'number' || isDocumentCode(classifyCode(text)) || testCodeOf(text) !== undefined) return undefined
  if (/^[1-9]\d{11}$/.test(text)) return { kind: 'no-check-digit' }
  // Layouts that have digits above Shift, or other characters for : / and -, keep the length of the link and its groups
  // of 8-4-4-4-12.
  if (
    /^[!@#$%^&*()]{12,13}$/.test(text) ||
    (text.length > 90 && !isPlainLink(text) && /(.).{4}\1.{4}\1.{4}\1.{12}$/.test(text))
  )
    return { kind: 'other-layout' }
  // It has all parts of a link and more, so it is not cut short; what else may be wrong is not known.
  return /^(?:https|diia):\/\/diia\.(?:app|invalid)\/documents\//i.test(text) && !/\/verify\/.{36}/i.test(text)
    ? { kind: 'cut-short' }
    : undefined
}

function isPlainLink(text: string): boolean {
  return /^[a-z]+:\/\//i.test(text)
}
