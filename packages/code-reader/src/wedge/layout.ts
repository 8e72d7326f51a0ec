// Which layout the computer has, told by what it made of the keys.

/** `cyrillic`: Ukrainian or Russian, and no letter that tells which. `unknown`: no letter at all. */
export type Layout = 'us' | 'ukrainian' | 'russian' | 'cyrillic' | 'other' | 'unknown'

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
