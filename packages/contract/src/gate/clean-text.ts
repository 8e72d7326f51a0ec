// What scanners, messengers and text editors put around a code and a person does not see.

/** Zero-width and direction marks, the byte order mark, the soft hyphen. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
/** White space and control characters: CR, LF and Tab that end a scan, GS and EOT of industrial settings. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const ends = /^[\s\u0000-\u001f\u007f]+|[\s\u0000-\u001f\u007f]+$/g
/** Symbology identifiers (ISO/IEC 15424) of the three symbologies that Diia shows: `]E0` EAN-13, `]C0` Code 128, `]Q…` QR. */
const symbology = /^\](?:E0|C0|Q[0-6])/i

export function withoutInvisible(text: string): string {
  return text.replace(invisible, '').replace(ends, '')
}

/** A scanner may say before a code in which symbology it was. */
export function withoutSymbology(text: string): string {
  return text.replace(symbology, '')
}
