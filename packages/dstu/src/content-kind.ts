import type { ContentKind } from './outcome.ts'

const pdfMark = [0x25, 0x50, 0x44, 0x46, 0x2d] // %PDF-
const zipMark = [0x50, 0x4b, 0x03, 0x04]

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte)
}

/** What the content is by itself; a file name is never asked. */
export function contentKind(bytes: Uint8Array): ContentKind {
  if (startsWith(bytes, pdfMark)) return 'pdf'
  return isJson(bytes) ? 'json' : 'other'
}

export function isPdf(bytes: Uint8Array): boolean {
  return startsWith(bytes, pdfMark)
}

/** ASiC-E and any other zip. */
export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, zipMark)
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
