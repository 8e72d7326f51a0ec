// A scanner in keyboard mode presses the keys of a US keyboard, and Windows types the characters of the current layout:
// https://diia.app becomes реезіЖ..вшшфюфзз. These functions convert such text back.

const us = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,./QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?@#$^&'
const ukrainian = 'йцукенгшщзхїфівапролджєячсмитьбю.ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ,"№;:?'
const russian = 'йцукенгшщзхъфывапролджэячсмитьбю.ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"№;:?'

/** Ukrainian and Russian layouts agree on all letters they share, so one table is enough. */
const usKeys = new Map(
  [ukrainian, russian].flatMap((row) => Array.from(row, (letter, place) => [letter, us[place] ?? letter] as const)),
)
// The backslash, with which a scanner begins an ECI designator. Some Russian keyboards type it unchanged.
usKeys.set('ґ', '\\').set('Ґ', '|')

const ukrainianKeys = new Map(Array.from(us, (key, place) => [key, ukrainian[place] ?? key] as const))

/** What a Ukrainian keyboard would have typed instead of Latin letters: `htc` is «рес». Undefined for other text. */
export function asTypedOnUkrainianKeys(text: string): string | undefined {
  if (!/[a-z]/i.test(text) || /\p{Script=Cyrillic}/u.test(text)) return undefined
  return Array.from(text, (key) => ukrainianKeys.get(key) ?? key).join('')
}

/**
 * What a US keyboard would have typed instead of Cyrillic letters: once for Caps Lock off, once for on, which changes
 * the case of letters and also of the keys `.` and `:`, because they are letters in these layouts. Empty for other
 * text.
 */
export function asTypedOnUsKeys(text: string): string[] {
  if (!/\p{Script=Cyrillic}/u.test(text)) return []
  return [text, swapCase(text)].map((typed) => Array.from(typed, (letter) => usKeys.get(letter) ?? letter).join(''))
}

export function swapCase(text: string): string {
  return Array.from(text, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  ).join('')
}
