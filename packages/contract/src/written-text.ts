// Text that people type, paste and dictate, as it may stand in lists, on paper and in exports. Nothing that can be seen
// is changed.

/** Marks of direction and of no width: they come along from messengers and print as boxes. */
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** On one line: any white space and control characters between words are one blank. Letters are composed (NFC), as fonts have them. */
export function asLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** On as many lines as it has: the same within each. */
export function asLines(text: string): string {
  return text
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map(asLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
