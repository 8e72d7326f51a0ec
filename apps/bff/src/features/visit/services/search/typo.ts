/** Shorter words have too many similar words: сад is one letter from склад, зад and сода. */
export const minTypoLength = 5

/** Whether two texts differ by one letter that was changed, left out, added, or swapped with the next. */
export function isOneLetterOff(typed: string, meant: string): boolean {
  return fitsAfterOneEdit(typed, meant, (rest, from) => rest.length === meant.length - from && meant.endsWith(rest))
}

/** The same for a beginning of the other text; the user may still be typing. */
export function beginsOneLetterOff(typed: string, word: string): boolean {
  return word.length + 1 >= typed.length && fitsAfterOneEdit(typed, word, (rest, from) => word.startsWith(rest, from))
}

/** Tries each correction at the first difference. The rest of the first text must then match the second one there. */
function fitsAfterOneEdit(typed: string, meant: string, fits: (rest: string, from: number) => boolean): boolean {
  let at = 0
  while (at < typed.length && typed[at] === meant[at]) at++
  if (at === typed.length) return meant.length === at + 1 && fits('', at + 1)
  const rest = typed.slice(at + 1)
  if (fits(rest, at + 1) || fits(typed.slice(at), at + 1) || fits(rest, at)) return true
  return typed[at] === meant[at + 1] && typed[at + 1] === meant[at] && fits(typed.slice(at + 2), at + 2)
}
