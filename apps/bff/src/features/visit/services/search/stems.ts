// The common stems of the forms of one Ukrainian word, by a short list of endings. On a dictionary's declined nouns and
// adjectives it fails for fewer pairs of forms than the available stemmers (docs/decisions/0052). Words are normalised
// before: є is е, ї is і, and there are no apostrophes.

const endings = (
  'ьоі ього ьому ьою ими іми ого ому оі ою ею ий ій им ім их іх ' +
  'ам ям ами ями ах ях ом ем ів ові еві ей ьми а я у ю о е и і ь й'
)
  .split(' ')
  .toSorted((a, b) => b.length - a.length)

/** These may also end words in the nominative or without an ending: програм, проблем, дозволом, держав, орлів. */
const doubtful = new Set(['ам', 'ем', 'ом', 'ів', 'ей', 'им', 'ім'])
const vowel = /[аеиоуюяі]/
/** Before -і: довідка – довідці, допомога – допомозі. */
const softened: Record<string, string> = { ц: 'к', з: 'г', с: 'х' }

/**
 * The keys by which a word is compared. Two words with a common key count as forms of one word. Most words have one
 * key, and more when the ending is ambiguous: «осіб» has особ.
 */
export function stemsOf(word: string): string[] {
  if (word.length < 3 || !/^[а-яі]+$/.test(word)) return [word]
  const ending = endingOf(word)
  const stem = normaliseStem(word.slice(0, word.length - ending.length))
  const stems = new Set([stem])
  if (doubtful.has(ending)) stems.add(normaliseStem(word))
  // «податкові» is a form of податок or of податковий; «програми» ends differently from «сторонами».
  if (['ові', 'еві', 'ами', 'ями'].includes(ending)) stems.add(normaliseStem(word.slice(0, -1)))
  if (ending === '' || ending === 'ь' || doubtful.has(ending))
    for (const one of Array.from(stems)) addFleeting(one, stems)
  else if (stem.endsWith('іст')) addFleeting(stem, stems)
  const softer = softened[stem.at(-1) ?? '']
  if (ending === 'і' && softer !== undefined && stem.length > 3) stems.add(stem.slice(0, -1) + softer)
  // Verbs that share a stem with the noun: змінити – зміна.
  if (word.length > 6 && /[аиі]ти$/.test(word)) stems.add(normaliseStem(word.slice(0, -3)))
  // громадянин – громадян
  if (/[ая]нин$/.test(stem)) stems.add(stem.slice(0, -2))
  return [...stems]
}

/** How many letters must remain before an ending: водій is no form of вода. */
function minBefore(ending: string): number {
  if (ending === 'ій') return 4
  return ending.length === 1 ? 2 : 3
}

/** The longest ending that leaves enough of the word, with a vowel. */
function endingOf(word: string): string {
  return (
    endings.find((ending) => {
      const rest = word.slice(0, -ending.length)
      return word.endsWith(ending) && rest.length >= minBefore(ending) && vowel.test(rest)
    }) ?? ''
  )
}

/** реєстраці(я) → реєстрац, народженн(я) → народжен; a soft sign inside may disappear: стрілець – стрільця. */
function normaliseStem(stem: string): string {
  const hard = stem.replaceAll('ь', '')
  const short = hard.length > 5 ? hard.replace(/[іи]$/, '') : hard
  return short.replace(/([^аеиоуюяі])\1$/, '$1')
}

/**
 * Vowels that disappear or change in other forms: довідок – довідка, будівель – будівля, осіб – особа, папір – паперу.
 */
function addFleeting(stem: string, stems: Set<string>): void {
  const lost = /^(.+[^аеиоуюяі])[ое]([^аеиоуюяі])$/.exec(stem)
  if (lost !== null && stem.length > 4) stems.add(`${lost[1]}${lost[2]}`)
  const changed = /^(.*)і([^аеиоуюяі]{1,2})$/.exec(stem)
  if (changed !== null && stem.length > 2)
    for (const other of ['о', 'е']) stems.add(`${changed[1]}${other}${changed[2]}`)
}
