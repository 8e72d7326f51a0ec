// The link in the QR code of a document (be-documents-service): type, id and a one-time uuid. Diia compares it as text,
// so it must be sent with exactly the characters that the phone shows.
import { swapCase } from './keyboard-layout.ts'

const documentLink =
  /^(?<scheme>https|diia):\/\/diia\.app\/documents\/(?<type>[a-z0-9-]{1,64})\/(?<id>(?:[a-z0-9._-]|%[0-9a-f]{2}){1,64})\/verify\/(?<otp>[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/i

const diiaLink = /^(?:https?:\/\/(?:[a-z0-9-]+\.)*diia\.(?:app|gov\.ua)(?:[/?#]|$)|diia:\/\/)/i
/** The beginning of a document link in which one character may be missing or wrong. */
const likeDocumentLink = /^[a-z]{0,8}\W{0,4}diia\Wapp\Wdocuments(?!\w)/i
const anyLink = /^(?:[a-z][a-z0-9+.-]*:\/\/\S|www\.\S)/i

/** The link as the phone showed it; undefined if the text is not exactly a document link. */
export function readDocumentLink(text: string): string | undefined {
  // A scheme in capital letters means that Caps Lock was on, or that the scanner converts to capital letters.
  const parts = documentLink.exec(/^(?:HTTPS|DIIA):/.test(text) ? swapCase(text) : text)?.groups
  if (parts === undefined) return undefined
  const { scheme = '', type = '', id = '', otp = '' } = parts
  return `${scheme.toLowerCase()}://diia.app/documents/${type.toLowerCase()}/${id}/verify/${otp.toLowerCase()}`
}

/** The kind of a link that is not a document link. */
export function kindOfLink(text: string): 'damaged-link' | 'link-for-phone' | 'other-link' | undefined {
  if (likeDocumentLink.test(text)) return 'damaged-link'
  if (diiaLink.test(text)) return 'link-for-phone'
  return anyLink.test(text) ? 'other-link' : undefined
}
