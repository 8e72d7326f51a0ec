// Digits as they are typed or inserted into the code field, and what is wrong with them.
import type { ClassifiedCode } from '@diia-desk/contract'
import type { CodeWords } from '@diia-desk/locales/uk/codes'

export type DigitWords = CodeWords['digits']

/** The number of digits in a code. */
export const codeLength = 13

export function onlyDigits(text: string): string {
  return text.replace(/\D/g, '')
}

/** The number of digits before the caret. */
export function caretOf({ value, selectionStart }: HTMLInputElement): number {
  return onlyDigits(value.slice(0, selectionStart ?? value.length)).length
}

/** The digits of the field with the selection replaced by the inserted ones. */
export function withInserted(field: HTMLInputElement | null, digits: string): string {
  if (field === null) return digits
  const { value, selectionStart, selectionEnd } = field
  return (
    onlyDigits(value.slice(0, selectionStart ?? value.length)) +
    digits +
    onlyDigits(value.slice(selectionEnd ?? value.length))
  )
}

/** Only digits, possibly grouped, but no code on their own. */
export function isGroupedDigits({ kind }: ClassifiedCode): boolean {
  return (
    kind === 'wrong-length' ||
    kind === 'wrong-check-digit' ||
    kind === 'wrong-first-digit' ||
    kind === 'maybe-record-number'
  )
}

/** Why inserted digits were not accepted. */
export function refusalOf(code: ClassifiedCode, words: DigitWords): string | undefined {
  return code.kind === 'wrong-length'
    ? words.insertedLength(code.digits)
    : `${inputErrorOf(code, words) ?? ''} ${words.fieldKept}`
}

/** The error of digits; undefined for a code and for text that is no number. */
export function inputErrorOf(code: ClassifiedCode, words: DigitWords): string | undefined {
  if (code.kind === 'wrong-length') return words.wrongLength(code.digits)
  const wrong: Partial<Record<ClassifiedCode['kind'], string>> = words.wrong
  return wrong[code.kind]
}
