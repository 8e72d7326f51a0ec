// The link in the QR of a shown document (be-documents-service): type, id and a one-time uuid. Diia compares it as a
// text, so what is sent must have the very letters that the phone shows.
import { swapCase } from './keyboard-layout.ts'

const documentLink =
  /^(?<scheme>https|diia):\/\/diia\.app\/documents\/(?<type>[a-z0-9-]{1,64})\/(?<id>(?:[a-z0-9._-]|%[0-9a-f]{2}){1,64})\/verify\/(?<otp>[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/i

const diiaLink = /^(?:https?:\/\/(?:[a-z0-9-]+\.)*diia\.(?:app|gov\.ua)(?:[/?#]|$)|diia:\/\/)/i
/** The beginning of a document link, though a sign may be lost or be another one than it was. */
const likeDocumentLink = /^[a-z]{0,8}\W{0,4}diia\Wapp\Wdocuments(?!\w)/i
const anyLink = /^(?:[a-z][a-z0-9+.-]*:\/\/\S|www\.\S)/i

/** The link as the phone showed it, or undefined when the text is not exactly a document link. */
export function readDocumentLink(text: string): string | undefined {
  // A shouted scheme tells that Caps Lock was on, or that a scanner shouts.
  const parts = documentLink.exec(/^(?:HTTPS|DIIA):/.test(text) ? swapCase(text) : text)?.groups
  if (parts === undefined) return undefined
  const { scheme = '', type = '', id = '', otp = '' } = parts
  return `${scheme.toLowerCase()}://diia.app/documents/${type.toLowerCase()}/${id}/verify/${otp.toLowerCase()}`
}

/** Which link a text is that is no document link. */
export function kindOfLink(text: string): 'damaged-link' | 'link-for-phone' | 'other-link' | undefined {
  if (likeDocumentLink.test(text)) return 'damaged-link'
  if (diiaLink.test(text)) return 'link-for-phone'
  return anyLink.test(text) ? 'other-link' : undefined
}
