/** Headers of a PDF for the browser's own viewer: a sandboxed document that only our own page may frame. */
export const sandboxedPdfHeaders = {
  'Content-Type': 'application/pdf',
  'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  // helmet's DENY would forbid our own viewer to frame it.
  'X-Frame-Options': 'SAMEORIGIN',
} as const

/**
 * Headers of a PDF that this server made itself. Without a sandbox it has our origin, so that the page can print it
 * from a frame; it could only show a sandboxed one.
 */
export const ownPdfHeaders = {
  ...sandboxedPdfHeaders,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'self'",
} as const

/** RFC 6266 with an ASCII fallback. Characters that file systems refuse are replaced here. */
export function disposition(kind: 'inline' | 'attachment', fileName: string): string {
  const clean = fileName.toWellFormed().replace(/[/\\:*?"<>|]/g, '-')
  return `${kind}; filename="${clean.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(clean)}`
}
