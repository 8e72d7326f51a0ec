// Invisible characters that messengers and text editors put around a code.

/** Zero-width and direction marks, the byte order mark, the soft hyphen. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
/** White space and control characters, such as copied line breaks. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const ends = /^[\s\u0000-\u001f\u007f]+|[\s\u0000-\u001f\u007f]+$/g

export function withoutInvisible(text: string): string {
  return text.replace(invisible, '').replace(ends, '')
}
