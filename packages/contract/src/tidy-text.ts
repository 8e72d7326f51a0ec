/** Marks of direction and of width that show nothing by themselves and can make a text read as another. */
const unseen = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

/**
 * A text as one line of print: letters in one spelling (NFC), white space and control characters of any kind and
 * number as one blank. A name that was pasted from a table brings a tab along.
 */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(unseen, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}
