/** A PDF for the browser's own viewer: a sandboxed document that nothing but our own page may frame. */
export const sandboxedPdfHeaders = {
  'Content-Type': 'application/pdf',
  'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  // helmet's DENY would keep our own viewer from framing it.
  'X-Frame-Options': 'SAMEORIGIN',
} as const

/**
 * A PDF that we drew ourselves. Without a sandbox it is of our origin, so that the page may print it from a frame with
 * one press; a sandboxed one it could only show.
 */
export const ownPdfHeaders = {
  ...sandboxedPdfHeaders,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'self'",
} as const

/** RFC 6266 with a plain fallback; the name holds no signs that file systems refuse but those replaced here. */
export function disposition(kind: 'inline' | 'attachment', fileName: string): string {
  const clean = fileName.toWellFormed().replace(/[/\\:*?"<>|]/g, '-')
  return `${kind}; filename="${clean.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(clean)}`
}
