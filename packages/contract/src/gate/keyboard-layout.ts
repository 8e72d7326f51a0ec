// A scanner in keyboard mode presses the keys of a US keyboard, and Windows types what the layout makes of them:
// https://diia.app becomes реезіЖ..вшшфюфзз. Here text is led back to the keys.

const us = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,./QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?@#$^&'
const ukrainian = 'йцукенгшщзхїфівапролджєячсмитьбю.ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ,"№;:?'
const russian = 'йцукенгшщзхъфывапролджэячсмитьбю.ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"№;:?'

/** The two layouts agree wherever they share a letter, so that one table serves both. */
const usKeys = new Map(
  [ukrainian, russian].flatMap((row) => Array.from(row, (letter, place) => [letter, us[place] ?? letter] as const)),
)
// The backslash, with which a scanner begins an ECI designator. Some Russian keyboards leave it as it is.
usKeys.set('ґ', '\\').set('Ґ', '|')

const ukrainianKeys = new Map(Array.from(us, (key, place) => [key, ukrainian[place] ?? key] as const))

/** What a Ukrainian keyboard would have typed where the text has Latin letters: `htc` is «рес». Nothing for other text. */
export function asTypedOnUkrainianKeys(text: string): string | undefined {
  if (!/[a-z]/i.test(text) || /\p{Script=Cyrillic}/u.test(text)) return undefined
  return Array.from(text, (key) => ukrainianKeys.get(key) ?? key).join('')
}

/**
 * What a US keyboard would have typed where the text has Cyrillic letters: once with Caps Lock off, once on, when
 * letters come with the other case and the keys of `.` and `:`, letters here, do so too. Nothing for other text.
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
