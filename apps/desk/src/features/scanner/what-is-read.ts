// What the desk makes of a scan: whether the text may be a code, and, where it is none, whether the scanner is to blame.
import { classifyCode, isDocumentCode, testCodeOf } from '@diia-desk/contract'
import type { Content, Scan } from '@diia-desk/code-reader/wedge'

export function contentOf(text: string): Content {
  const code = classifyCode(text)
  if (isDocumentCode(code)) return code.kind === 'barcode' ? 'number' : 'link'
  if (code.kind === 'test-code') return testCodeOf(text) === 'qr' ? 'link' : 'number'
  return code.kind.includes('link') ? 'link' : 'other'
}

/** How a scanner may be set so that a code does not arrive as it is. */
export type SetupFault = 'no-check-digit' | 'other-layout' | 'cut-short' | 'extra-signs'

/** Only what looks like a code of Diia that was harmed on the way; goods and other codes are nobody's fault. */
export function setupFaultOf({ content, text }: Pick<Scan, 'content' | 'text'>): SetupFault | undefined {
  if (content === 'number' || isDocumentCode(classifyCode(text)) || testCodeOf(text) !== undefined) return undefined
  if (/^[1-9]\d{11}$/.test(text)) return 'no-check-digit'
  // Layouts that have digits above Shift, and those that have other signs for : / and -, leave the link its length
  // and its groups of 8-4-4-4-12.
  if (/^[!@#$%^&*()]{12,13}$/.test(text) || (text.length > 90 && !isPlainLink(text) && /(.).{4}\1.{4}\1.{4}\1.{12}$/.test(text))) return 'other-layout'
  if (/^(?:https|diia):\/\/diia\.(?:app|invalid)\/documents\//i.test(text)) return 'cut-short'
  return /\d{13}/.test(text) && !/^\d+$/.test(text) && text.length < 30 ? 'extra-signs' : undefined
}

function isPlainLink(text: string): boolean {
  return /^[a-z]+:\/\//i.test(text)
}
