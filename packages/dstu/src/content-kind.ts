import type { ContentKind } from './outcome.ts'

const pdfSignature = [0x25, 0x50, 0x44, 0x46, 0x2d] // %PDF-
const zipSignature = [0x50, 0x4b, 0x03, 0x04]
const jksSignature = [0xfe, 0xed, 0xfe, 0xed]

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte)
}

/** Determines the kind of content from its bytes, never from a file name. */
export function contentKind(bytes: Uint8Array): ContentKind {
  if (startsWith(bytes, pdfSignature)) return 'pdf'
  return isJson(bytes) ? 'json' : 'other'
}

/** Names the format of a message that is not CMS, if its bytes show it: a reason, and a name to display. */
export function unsupportedFormat(bytes: Uint8Array): { reason: string; found?: string } | undefined {
  if (bytes[0] === 0x30) return undefined
  if (startsWith(bytes, zipSignature)) return zipKind(bytes)
  if (startsWith(bytes, pdfSignature))
    return latin1(bytes).includes('/ByteRange') ? { reason: 'pades', found: 'PAdES' } : { reason: 'not-signed' }
  if (startsWith(bytes, jksSignature)) return { reason: 'key-container', found: 'JKS' }
  const text = latin1(bytes)
    .toString('latin1', 0, 4096)
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart()
  if (text.startsWith('-----BEGIN')) return { reason: 'pem', found: 'PEM' }
  if (text.startsWith('<')) return xmlKind(bytes, text)
  return { reason: 'not-cms' }
}

/** An ASiC container (EN 319 162-1) starts with an uncompressed file that names its kind. */
function zipKind(bytes: Uint8Array): { reason: string; found?: string } {
  const kind = /^mimetype.{0,64}?application\/vnd\.etsi\.asic-(?<kind>[es])\+zip/s.exec(
    latin1(bytes).toString('latin1', 30, 160),
  )?.groups?.kind
  if (kind !== undefined) return { reason: 'asic', found: `ASiC-${kind.toUpperCase()}` }
  return latin1(bytes).includes('META-INF/signature') ? { reason: 'asic', found: 'ASiC' } : { reason: 'zip' }
}

function xmlKind(bytes: Uint8Array, start: string): { reason: string; found?: string } {
  if (/^<(?:!doctype\s+html|html)/i.test(start)) return { reason: 'html', found: 'HTML' }
  if (latin1(bytes).includes('http://uri.etsi.org/01903')) return { reason: 'xades', found: 'XAdES' }
  return latin1(bytes).includes('http://www.w3.org/2000/09/xmldsig#')
    ? { reason: 'xml-signature', found: 'XML signature' }
    : { reason: 'xml', found: 'XML' }
}

function latin1({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

function isJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)
  if (first !== 0x7b && first !== 0x5b) return false
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return true
  } catch {
    return false
  }
}
