/** A length that file systems and headers support. */
const maxLength = 120

/**
 * Makes a received name safe: no folder, no control or shell characters, not a hidden file, without the suffixes of
 * signature and envelope, with `.pdf` at the end.
 */
export function cleanFileName(name: string, type: string): string {
  const base = baseName(name)
    .replace(/(?:\.p7[sem])+$/i, '')
    .replace(/\.pdf$/i, '')
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^[._-]+/, '')
  return `${Array.from(base).slice(0, maxLength).join('') || type}.pdf`
}

/**
 * The document type that a file name starts with, such as `internal-passport-2858364170864-….pdf.p7s.p7e`. If several
 * match, the longest one.
 */
export function typeFromName(name: string, types: readonly string[]): string | undefined {
  const base = baseName(name).normalize('NFC').toLowerCase()
  const matching = types.filter((type) => base === type || base.startsWith(`${type}-`) || base.startsWith(`${type}.`))
  return matching.toSorted((a, b) => b.length - a.length)[0]
}

/** The name without folder and suffixes, otherwise unchanged. */
export function exactName(name: string): string {
  return withoutSuffixes(name)
}

/**
 * A normalised name without folder and suffixes. On the way, software may have changed the Unicode normal form (NFC or
 * NFD), the case, or characters that it does not allow, such as the colons of a time. Names are compared only with this
 * function and `exactName`.
 */
export function comparableName(name: string): string {
  return withoutSuffixes(decodePercent(name))
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}.]+/gu, '_')
}

/** Multipart encoders percent-encode quotes and line breaks, or the complete name. */
function decodePercent(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function withoutSuffixes(name: string): string {
  return baseName(name).replace(/(?:\.pdf)?(?:\.p7[sem])*$/i, '')
}

function baseName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
}
