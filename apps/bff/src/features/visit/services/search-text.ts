// How what is typed is held against names: case and apostrophes don't count, ґ and г, е and є are different letters.
import { asTypedOnUkrainianKeys } from '@diia-desk/contract'

/** «Сім’я (дитячий садок)» → сімя, дитячий, садок. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('uk')
    .replaceAll(/['’ʼ‘`´]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** A number of a centre's own list without its signs, which differ from keyboard to keyboard: 01-01/01 → 010101. */
export function numberKey(text: string): string {
  return text.toLocaleLowerCase('uk').replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

/** What was typed and, where a Ukrainian layout was forgotten, what was meant: «htc» is «рес». */
export function readingsOf(typed: string): string[] {
  const meant = asTypedOnUkrainianKeys(typed)
  return meant === undefined ? [typed] : [typed, meant]
}
