/** Longest name kept; file systems and headers bear it. */
const maxLength = 120

/**
 * Makes a name that came from outside safe: no folder, no control or shell characters, no hidden file, `.pdf` at the
 * end, without the suffixes of signature and envelope.
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
 * The document type that a file name begins with, such as `internal-passport-2858364170864-….pdf.p7s.p7e`; the
 * longest of those possible.
 */
export function typeFromName(name: string, types: readonly string[]): string | undefined {
  const base = baseName(name)
  const fits = types.filter((type) => base === type || base.startsWith(`${type}-`) || base.startsWith(`${type}.`))
  return fits.toSorted((a, b) => b.length - a.length)[0]
}

/** Whether two names mean one file, whatever its layers of suffixes. */
export function sameFile(one: string, other: string): boolean {
  return bare(one) === bare(other)
}

function bare(name: string): string {
  return baseName(name).replace(/(?:\.pdf)?(?:\.p7[sem])*$/i, '')
}

function baseName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
}
