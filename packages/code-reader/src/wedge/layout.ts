// The layout of the computer, derived from the characters that it typed.

/** `cyrillic`: Ukrainian or Russian, without a letter that differs between them. `unknown`: no letters. */
export type Layout = 'us' | 'ukrainian' | 'russian' | 'cyrillic' | 'other' | 'unknown'

/** Determines the layout from pairs of the character on a US keyboard and the typed one. */
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
