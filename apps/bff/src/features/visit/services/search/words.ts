// Text as the search compares it: lower case, without apostrophes and accents; letters that typists confuse are treated
// as equal.

/** A normalised word of a text. `from` and `to` give, for each letter, the part of the text that it came from. */
export interface Word {
  text: string
  from: number[]
  to: number[]
}

/** ґ for г, ї for і, є for е, and the letters of the same keys on a Russian layout. */
const sameLetters = new Map(Object.entries({ ґ: 'г', ї: 'і', є: 'е', ы: 'і', э: 'е', ё: 'е', ъ: 'і' }))
const ukrainianTwins = new Map(
  Array.from('abcehikmoptxy', (letter, index) => [letter, 'авсенікмортху'[index] ?? letter]),
)
const latinTwins = new Map(Array.from(ukrainianTwins, ([latin, ukrainian]) => [ukrainian, latin]))

/**
 * Characters of a word: letters, combining marks, digits, apostrophes, and invisible characters (soft hyphens,
 * joiners).
 */
const inWord = /[\p{L}\p{M}\p{N}\p{Cf}'’ʼ‘`´"“”„]/u
const dropped = /[\p{M}\p{Cf}'’ʼ‘`´"“”„]/gu

/** «Сім’я (дитячий садок)» → сімя, дитячий, садок, each with the positions of its letters in the text. */
export function readWords(text: string): Word[] {
  const words: Word[] = []
  let letters: string[] = []
  let from: number[] = []
  let to: number[] = []
  const end = () => {
    if (letters.length > 0) words.push({ text: inOneScript(letters).join(''), from, to })
    letters = []
    from = []
    to = []
  }
  for (let at = 0; at < text.length;) {
    const next = endOfCluster(text, at)
    const folded = foldedOf(text.slice(at, next))
    if (folded === undefined) end()
    else
      for (const letter of folded) {
        letters.push(letter)
        from.push(at)
        to.push(next)
      }
    at = next
  }
  end()
  return words
}

/** The words alone. */
export function wordsOf(text: string): string[] {
  return readWords(text).map(({ text: word }) => word)
}

/** A letter with its combining marks: й and ї may consist of two characters. */
function endOfCluster(text: string, at: number): number {
  const next = (index: number) => index + ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1)
  let end = next(at)
  while (end < text.length && isMark(text.charCodeAt(end))) end = next(end)
  return end
}

/** Marks that combine with Ukrainian and Latin letters; others are dropped. */
function isMark(code: number): boolean {
  return code >= 0x300 && code <= 0x36f
}

/** All names consist of few different characters, so the result for each is cached. */
const known = new Map<string, string | undefined>()
const maxKnown = 2000

/** The normal form of a character: empty when it is skipped, `undefined` when it ends a word. */
function foldedOf(cluster: string): string | undefined {
  if (known.has(cluster)) return known.get(cluster)
  const folded = inWord.test(cluster) ? fold(cluster) : undefined
  if (known.size < maxKnown && cluster.length < 4) known.set(cluster, folded)
  return folded
}

function fold(cluster: string): string {
  const plain = cluster.normalize('NFC').toLowerCase().normalize('NFC').replaceAll(dropped, '')
  return Array.from(plain, (letter) => sameLetters.get(letter) ?? letter).join('')
}

/** «cтатус» with a Latin c, «іd» with a Ukrainian і: letters of the other script are replaced by similar ones. */
function inOneScript(letters: string[]): string[] {
  if (!letters.some(isLatin) || !letters.some(isCyrillic)) return letters
  const ukrainian = letters.map((letter) => ukrainianTwins.get(letter) ?? letter)
  if (!ukrainian.some(isLatin)) return ukrainian
  const replaced = letters.map((letter) => latinTwins.get(letter) ?? letter)
  return replaced.some(isCyrillic) ? letters : replaced
}

const isLatin = (letter: string) => letter >= 'a' && letter <= 'z'
const isCyrillic = (letter: string) => letter >= 'а' && letter <= 'ӿ'

/** A number of a centre's own list without punctuation, which differs from keyboard to keyboard: 01-01/01 → 010101. */
export function numberKey(text: string): string {
  return wordsOf(text).join('')
}
