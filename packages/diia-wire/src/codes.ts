/** How be-documents-service makes codes: one record holds a barcode and a link, lives three minutes and is used once. */
export const codeLifetimeSeconds = 180

/** Thirteen digits, never beginning with 0; the last one is the EAN-13 check digit of the others. */
export const barcodePattern = /^[1-9]\d{12}$/

/** What the QR holds: document type, document id and a uuid v4. */
export const qrLinkPattern =
  /^https:\/\/diia\.app\/documents\/(?<documentType>[a-z-]+)\/(?<documentId>[^/]+)\/verify\/(?<otp>[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/

/** EAN-13 check digit of the first twelve digits. */
export function checkDigit(twelve: string): string {
  let sum = 0
  for (let i = 0; i < 12; i++) sum += Number(twelve[i]) * (i % 2 === 0 ? 1 : 3)
  return String((10 - (sum % 10)) % 10)
}

/** The link that stands in the QR of one shown code. */
export function qrLink(documentType: string, documentId: string, otp: string): string {
  return `https://diia.app/documents/${documentType}/${encodeURIComponent(documentId)}/verify/${otp}`
}
