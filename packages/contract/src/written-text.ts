// Normalises text that people type, paste and dictate for lists, paper and exports. Visible characters are not changed.

/** Invisible direction and zero-width characters: they are copied from messengers and printed as boxes. */
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/**
 * One line: any white space and control characters between words become one blank. Letters are composed (NFC), as fonts
 * have them.
 */
export function toOneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** Keeps line breaks and normalises each line. */
export function normaliseLines(text: string): string {
  return text
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map(toOneLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
