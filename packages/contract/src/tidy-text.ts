/** Invisible direction and width characters, which can make a text look like another one. */
const unseen = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

/**
 * A text as one printable line: NFC, with any white space and control characters replaced by one blank. A name pasted
 * from a table may contain a tab.
 */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(unseen, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}
