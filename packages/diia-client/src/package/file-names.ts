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
  const base = baseName(name).normalize('NFC').toLowerCase()
  const fits = types.filter((type) => base === type || base.startsWith(`${type}-`) || base.startsWith(`${type}.`))
  return fits.toSorted((a, b) => b.length - a.length)[0]
}

/** The name without folder and layers of suffixes, letter for letter. */
export function exactName(name: string): string {
  return bare(name)
}

/**
 * The same for comparing names that went different ways: a file system or a form's writer may spell letters out
 * (NFC or NFD), change capitals, or put another sign in place of one that it does not allow, such as the colons of a
 * time of day. This is the one place where names are made comparable.
 */
export function comparableName(name: string): string {
  return bare(unescaped(name))
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}.]+/gu, '_')
}

/** Writers of forms escape what would end a header, or the whole name as an address. */
function unescaped(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function bare(name: string): string {
  return baseName(name).replace(/(?:\.pdf)?(?:\.p7[sem])*$/i, '')
}

function baseName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
}
