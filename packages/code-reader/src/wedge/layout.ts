// Which layout the computer has, told by what it made of the keys; and the way back where keys are not known.

/** `cyrillic`: Ukrainian or Russian, and no letter that tells which. `unknown`: no letter at all. */
export type Layout = 'us' | 'ukrainian' | 'russian' | 'cyrillic' | 'other' | 'unknown'

const usRow = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,./QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?@#$^&'
const ukrainianRow = 'йцукенгшщзхїфівапролджєячсмитьбю.ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ,"№;:?'
const russianRow = 'йцукенгшщзхъфывапролджэячсмитьбю.ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"№;:?'

// The two layouts agree wherever they share a letter, so that one table serves both.
const usKeys = new Map([ukrainianRow, russianRow].flatMap((row) => Array.from(row, (letter, place) => [letter, usRow[place] ?? letter])))

/**
 * What the keys were that gave a text with Cyrillic letters, for sources that know no physical keys, such as a remote
 * desktop. Twice: with Caps Lock off, and on, when letters come in the other case. Nothing for other texts.
 */
export function usKeysOf(typed: string): string[] {
  if (!/\p{Script=Cyrillic}/u.test(typed)) return []
  return [typed, swapCase(typed)].map((text) => Array.from(text, (letter) => usKeys.get(letter) ?? letter).join(''))
}

export function swapCase(text: string): string {
  return Array.from(text, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())).join('')
}

/** Says the layout by pairs of what a US keyboard would have typed and what was typed. */
export function layoutOf(keys: Iterable<{ readonly us: string; readonly typed: string }>): Layout {
  let found: Layout = 'unknown'
  for (const { us, typed } of keys) {
    if (/[іїєґ]/i.test(typed)) return 'ukrainian'
    if (/[ыъэё]/i.test(typed)) return 'russian'
    if (/\p{Script=Cyrillic}/u.test(typed)) found = 'cyrillic'
    else if (found === 'unknown' && /[a-z]/i.test(us)) found = us.toLowerCase() === typed.toLowerCase() ? 'us' : 'other'
  }
  return found
}
